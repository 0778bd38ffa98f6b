package io.firstpass.edge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Down once a ruling could not be taken or the relay's thread has ended: both need a restart. An absent broker is no reason. */
@Liveness
@ApplicationScoped
class SyncLiveness implements HealthCheck {
    @Inject
    private KafkaRulings rulings;

    @Inject
    private RelayBeans relay;

    @Override
    public HealthCheckResponse call() {
        RulingsHealth health = rulings.health();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("sync")
                .status(health.failure().isEmpty() && relay.isRunning())
                .withData("relayRuns", relay.isRunning())
                .withData("rulingsTaken", health.taken());
        health.failure().ifPresent(failure -> response.withData("rulingFailed", failure));
        return response.build();
    }
}
