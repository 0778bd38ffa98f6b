package io.firstpass.review.cases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/**
 * Hands rulings to Kafka, for one thread. No circuit breaker: a site without a topic would open it for all sites; each
 * has a {@link SitePauses pause} of its own instead.
 */
@ApplicationScoped
public class KafkaRulingSender {
    @Inject
    @Channel("rulings")
    Emitter<ProducerRecord<String, byte[]>> emitter;

    /**
     * Returns when the record is on its way; the future completes with the broker's acknowledgement. Blocks for
     * {@code max.block.ms} and throws where the topic cannot be found.
     */
    @Timeout(value = 10, unit = ChronoUnit.SECONDS)
    @Bulkhead(1)
    public CompletableFuture<Void> send(ProducerRecord<String, byte[]> ruling) {
        var acknowledged = emitter.send(ruling).toCompletableFuture();
        if (acknowledged.isCompletedExceptionally()) throw refused(ruling, acknowledged);
        return acknowledged;
    }

    private static IllegalStateException refused(ProducerRecord<?, ?> ruling, CompletableFuture<Void> failed) {
        try {
            failed.join();
            return new IllegalStateException(ruling.topic() + " changed its mind");
        } catch (CompletionException e) {
            return new IllegalStateException(ruling.topic() + " did not take a ruling", e.getCause());
        }
    }
}
