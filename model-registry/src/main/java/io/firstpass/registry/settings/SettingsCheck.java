package io.firstpass.registry.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Stops the start where a setting is wrong. */
@ApplicationScoped
class SettingsCheck {
    @Inject
    @ConfigProperties
    RegistrySettings settings;

    @Inject
    @ConfigProperties
    BenchmarkSettings benchmarks;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        settings.validate();
        benchmarks.validate();
    }
}
