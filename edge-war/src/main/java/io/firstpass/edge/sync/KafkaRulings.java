package io.firstpass.edge.sync;

import io.firstpass.edge.live.LiveEvent;
import io.firstpass.edge.outbox.InspectionStore;
import io.firstpass.edge.sync.RulingInbox.Taken;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Takes the site's rulings from Kafka. Each is acknowledged after it was committed, or dead-lettered, or passed over.
 * Nothing is thrown and nothing is refused: either would close the channel for good.
 *
 * <p>Nobody waits for an acknowledgement: Liberty completes it with the commit of the offset, every half second, and the
 * next ruling would come no sooner. One that fails, say because the broker went, does no harm: the ruling comes again.
 */
@ApplicationScoped
class KafkaRulings {
    private static final Logger LOG = System.getLogger(KafkaRulings.class.getName());

    @Inject
    private InspectionStore store;

    @Inject
    private KafkaDeadLetters deadLetters;

    @Inject
    private Event<LiveEvent> live;

    private final RulingsHealth health = new RulingsHealth();
    private RulingInbox inbox;

    @PostConstruct
    void open() {
        Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), new Random());
        open(new RulingInbox(store::apply, new Doorbell(), backoff));
    }

    void open(RulingInbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("rulings")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public CompletionStage<Void> take(Message<byte[]> message) {
        try {
            settled(message).exceptionally(KafkaRulings::notAcknowledged);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            notTaken(e);
        }
        return CompletableFuture.completedFuture(null);
    }

    private CompletionStage<Void> settled(Message<byte[]> message) throws InterruptedException {
        Taken taken = inbox.take(message.getPayload());
        health.took();
        if (taken instanceof Taken.Unreadable unreadable)
            return deadLetters
                    .send(message.unwrap(ConsumerRecord.class), unreadable.reason())
                    .thenCompose(sent -> message.ack());
        if (taken instanceof Taken.Applied applied) live.fireAsync(new LiveEvent("ruling", applied.ruling()));
        return message.ack();
    }

    /** Not acknowledged: it is delivered again after the restart that the liveness check asks for. */
    private void notTaken(Throwable failure) {
        health.failed(failure);
        LOG.log(Level.ERROR, "a ruling could not be taken", failure);
    }

    private static Void notAcknowledged(Throwable failure) {
        LOG.log(Level.WARNING, "a ruling was taken but not acknowledged, it will come again", failure);
        return null;
    }

    RulingsHealth health() {
        return health;
    }
}
