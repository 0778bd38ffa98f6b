package io.firstpass.testbed.registry;

import java.net.URI;

/** The registry does not answer, or not as a registry does. */
public final class RegistryUnreachable extends RuntimeException {
    RegistryUnreachable(URI registry, String reason) {
        super("the registry at " + registry + " cannot be reached: " + reason);
    }
}
