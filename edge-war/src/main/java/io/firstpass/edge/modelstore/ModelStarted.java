package io.firstpass.edge.modelstore;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started when loading has ended, well or badly: a refused package is no reason to restart the server again and again. */
@Startup
@ApplicationScoped
class ModelStarted implements HealthCheck {
    @Inject
    private ModelStore store;

    @Override
    public HealthCheckResponse call() {
        ModelState state = store.status().state();
        return HealthCheckResponse.named("model loading ended")
                .status(state != ModelState.LOADING)
                .withData("state", state.name())
                .build();
    }
}
