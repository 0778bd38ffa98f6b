package io.firstpass.edge.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Asks for a restart once the database has shown damage: only a start can set it aside. */
@Liveness
@ApplicationScoped
class StoreLiveness implements HealthCheck {
    @Inject
    private OutboxBeans outbox;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("store")
                .status(outbox.damage().isEmpty())
                .withData("reason", outbox.damage().orElse("the database can be read"))
                .build();
    }
}
