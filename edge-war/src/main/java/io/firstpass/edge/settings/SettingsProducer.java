package io.firstpass.edge.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/** Takes the settings from MicroProfile Config. */
@ApplicationScoped
class SettingsProducer {
    @Produces
    @Singleton
    Settings settings() {
        return new Settings(key -> ConfigProvider.getConfig().getOptionalValue(key, String.class));
    }
}
