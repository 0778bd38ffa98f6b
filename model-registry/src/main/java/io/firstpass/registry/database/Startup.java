package io.firstpass.registry.database;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Migrates the database before the workers start; where it is away, whoever needs it first tries again. */
@ApplicationScoped
class Startup {
    private static final Logger LOG = Logger.getLogger(Startup.class.getName());

    @Inject
    Schema schema;

    void onStart(
            @Observes @Initialized(ApplicationScoped.class) @Priority(Interceptor.Priority.PLATFORM_BEFORE)
                    Object event) {
        try {
            schema.ensure();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the database cannot be reached at start; it is tried again when it is needed", e);
        }
    }
}
