package io.firstpass.edge.sync;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Takes the messages of one incoming channel from Kafka. Each is acknowledged after it was committed, or dead-lettered,
 * or passed over. Nothing is thrown and nothing is refused: either would close the channel for good.
 *
 * <p>Nobody waits for an acknowledgement: Liberty completes it with the commit of the offset, every half second, and the
 * next message would come no sooner. One that fails, say because the broker went, does no harm: the message comes again.
 */
final class Intake<M> {
    private static final Logger LOG = System.getLogger(Intake.class.getName());

    interface DeadLetters {
        CompletionStage<Void> send(ConsumerRecord<?, ?> refused, String reason);
    }

    private final String what;
    private final Inbox<M> inbox;
    private final DeadLetters deadLetters;
    private final Consumer<M> applied;
    private final IncomingHealth health = new IncomingHealth();

    /** @param what a message is, for the log */
    Intake(String what, Inbox<M> inbox, DeadLetters deadLetters, Consumer<M> applied) {
        this.what = what;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.applied = applied;
    }

    CompletionStage<Void> take(Message<byte[]> message) {
        try {
            settled(message).exceptionally(this::notAcknowledged);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            notTaken(e);
        }
        return CompletableFuture.completedFuture(null);
    }

    IncomingHealth health() {
        return health;
    }

    private CompletionStage<Void> settled(Message<byte[]> message) throws InterruptedException {
        Inbox.Taken<M> taken = inbox.take(message.getPayload());
        health.took();
        if (taken instanceof Inbox.Taken.Unreadable<M> unreadable)
            return deadLetters
                    .send(message.unwrap(ConsumerRecord.class), unreadable.reason())
                    .thenCompose(sent -> message.ack());
        if (taken instanceof Inbox.Taken.Applied<M> one) applied.accept(one.message());
        return message.ack();
    }

    /** Not acknowledged: it is delivered again after the restart that the liveness check asks for. */
    private void notTaken(Throwable failure) {
        health.failed(failure);
        LOG.log(Level.ERROR, what + " could not be taken", failure);
    }

    private Void notAcknowledged(Throwable failure) {
        LOG.log(Level.WARNING, what + " was taken but not acknowledged, it will come again", failure);
        return null;
    }
}
