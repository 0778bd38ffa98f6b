package io.firstpass.edge.sync;

import io.firstpass.contract.Ruling;
import io.firstpass.edge.live.LiveEvent;
import io.firstpass.edge.outbox.InspectionStore;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes the site's rulings from Kafka and tells of those that were news. */
@ApplicationScoped
class KafkaRulings {
    @Inject
    private InspectionStore store;

    @Inject
    private KafkaDeadLetters deadLetters;

    @Inject
    private Event<LiveEvent> live;

    private Intake<Ruling> intake;

    @PostConstruct
    void open() {
        Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), new Random());
        intake = new Intake<>(
                "a ruling",
                new Inbox<>(Ruling.class, store::apply, new Nap(), backoff),
                deadLetters::send,
                ruling -> live.fireAsync(new LiveEvent("ruling", ruling)));
    }

    @Incoming("rulings")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public CompletionStage<Void> take(Message<byte[]> message) {
        return intake.take(message);
    }

    IncomingHealth health() {
        return intake.health();
    }
}
