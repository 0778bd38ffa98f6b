package io.firstpass.registry.container;

import org.jboss.arquillian.core.spi.LoadableExtension;

/** Tells Arquillian of the surroundings; found through META-INF/services. */
public class SurroundingsExtension implements LoadableExtension {
    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Surroundings.class);
    }
}
