package io.firstpass.edge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/**
 * Down once a message from the cloud could not be taken, a channel from it was shut, or the relay's thread has ended:
 * each needs a restart. An absent broker is no reason.
 */
@Liveness
@ApplicationScoped
class SyncLiveness implements HealthCheck {
    @Inject
    private KafkaRulings rulings;

    @Inject
    private KafkaResends resends;

    @Inject
    private RelayBeans relay;

    private final ShutChannels channels = new ShutChannels("rulings", "resends");

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("sync")
                .status(relay.isRunning())
                .withData("relayRuns", relay.isRunning())
                .withData("rulingsTaken", rulings.health().taken())
                .withData("resendsTaken", resends.health().taken());
        rulings.health().failure().ifPresent(failure -> response.withData("rulingFailed", failure)
                .down());
        resends.health().failure().ifPresent(failure -> response.withData("resendFailed", failure)
                .down());
        channels.shut().forEach(channel -> response.withData(channel, "shut").down());
        return response.build();
    }
}
