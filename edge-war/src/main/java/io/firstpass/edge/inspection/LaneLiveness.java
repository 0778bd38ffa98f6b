package io.firstpass.edge.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Not alive once the worker that feeds the model has ended: only a restart brings it back. */
@Liveness
@ApplicationScoped
class LaneLiveness implements HealthCheck {
    @Inject
    private Lanes lanes;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("inference queue")
                .status(lanes.alive())
                .withData("queued", lanes.queued())
                .build();
    }
}
