package io.firstpass.review.ingest;

import io.firstpass.contract.EscalatedFrame;
import io.firstpass.contract.Inspection;
import io.firstpass.review.ledger.Ledger;
import io.firstpass.review.secondlook.LookQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * The two topics that come up from the plants. Each record is acknowledged after it was entered or dead-lettered, one
 * after another. Nothing is ever thrown out of these methods: the container would shut the channel for good.
 */
@ApplicationScoped
public class KafkaIngest {
    private static final Logger LOG = Logger.getLogger(KafkaIngest.class.getName());

    @Inject
    Intake intake;

    @Inject
    Ledger ledger;

    @Inject
    LookQueue looks;

    @Incoming("escalations")
    public CompletionStage<Void> escalation(Message<byte[]> message) {
        return take(
                message,
                KafkaIngest::escalatedFrame,
                (frame, arrival) -> looks.enter(
                        frame,
                        arrival.traceparent().orElse(null),
                        arrival.source().partition(),
                        arrival.source().offset()));
    }

    @Incoming("inspections")
    public CompletionStage<Void> inspection(Message<byte[]> message) {
        return take(
                message, arrival -> arrival.read(Inspection.class), (inspection, arrival) -> ledger.enter(inspection));
    }

    private static EscalatedFrame escalatedFrame(Arrival arrival) {
        return Deliverable.checked(arrival.read(EscalatedFrame.class));
    }

    @SuppressWarnings("unchecked")
    private <T> CompletionStage<Void> take(
            Message<byte[]> message, Function<Arrival, T> read, BiConsumer<T, Arrival> enter) {
        try {
            intake.take(new Arrival(message.unwrap(ConsumerRecord.class)), read, enter);
            message.ack().whenComplete(KafkaIngest::told);
        } catch (InterruptedException e) {
            // The server stops. Unacknowledged, the record comes again to whoever reads on.
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            LOG.log(
                    Level.SEVERE,
                    "a record could be neither entered nor dead-lettered; it comes again after a restart",
                    e);
        }
        return CompletableFuture.completedFuture(null);
    }

    private static void told(Void nothing, Throwable failure) {
        if (failure != null)
            LOG.log(Level.WARNING, "an acknowledgement did not reach the broker; the record may come again", failure);
    }
}
