package io.firstpass.review.deadletters;

import io.firstpass.contract.DeadLetter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/** The topic for records that could not be taken. Returning means that the broker has the letter; blocks its caller. */
@ApplicationScoped
public class DeadLetters {
    /** How the review calls itself in its letters. */
    public static final String CONSUMER = "review";

    @Inject
    @Channel("deadletters")
    Emitter<ProducerRecord<String, byte[]>> emitter;

    /**
     * The caller decides whether and when it is tried again.
     *
     * @param traceparent of the refused record; may be null
     */
    @Timeout(value = 100, unit = ChronoUnit.SECONDS)
    @CircuitBreaker(requestVolumeThreshold = 6, delay = 5000)
    @Bulkhead(10)
    public void put(DeadLetter letter, String traceparent) throws Exception {
        var letterRecord = DeadLetterEvent.of(letter, traceparent);
        // One at a time: the emitter takes one sender only.
        synchronized (this) {
            emitter.send(letterRecord).toCompletableFuture().get(40, TimeUnit.SECONDS);
        }
    }
}
