package io.firstpass.edge.sync;

import io.firstpass.contract.ResendRequest;
import io.firstpass.edge.outbox.OutboxReader;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes from Kafka what the cloud asks this edge to send again. */
@ApplicationScoped
class KafkaResends {
    @Inject
    private OutboxReader outbox;

    @Inject
    private KafkaDeadLetters deadLetters;

    private Intake<ResendRequest> intake;

    @PostConstruct
    void open() {
        Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), new Random());
        Resends resends = new Resends(Origin.from(ConfigProvider.getConfig()), outbox);
        intake = new Intake<>(
                "a wish for entries to be sent again",
                new Inbox<>(ResendRequest.class, resends, new Nap(), backoff),
                deadLetters::send,
                request -> {});
    }

    @Incoming("resends")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public CompletionStage<Void> take(Message<byte[]> message) {
        return intake.take(message);
    }

    IncomingHealth health() {
        return intake.health();
    }
}
