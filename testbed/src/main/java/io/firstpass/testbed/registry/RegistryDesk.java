package io.firstpass.testbed.registry;

import io.firstpass.testbed.server.RegistryAccess;
import java.net.URI;
import java.util.Map;

/** Where everybody of the test bed talks to its registry, each with his own account. */
public final class RegistryDesk {
    private final URI address;
    private final Map<String, String> passwords;

    public RegistryDesk(RegistryAccess access) {
        this.address = access.address();
        this.passwords = access.passwords();
    }

    public RegistryClient as(Person person) {
        return new RegistryClient(address, person.account(), passwords.get(person.account()));
    }

    /** Where people look at a version. */
    public URI page(String digest) {
        return URI.create(address + "/version?digest=" + digest);
    }

    public URI address() {
        return address;
    }
}
