package io.firstpass.review.ingest;

import io.firstpass.contract.DeadLetter;
import io.firstpass.contract.InvalidMessage;
import io.firstpass.review.database.Refusal;
import io.firstpass.review.database.Schema;
import io.firstpass.review.deadletters.DeadLetters;
import io.firstpass.review.pacing.Backoff;
import io.firstpass.review.pacing.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.logging.Logger;

/**
 * Takes one record: reads it and has it entered, or gives it to the dead letters. A database or broker that is away
 * is waited for, so that nothing is lost and nothing sound is refused. When this returns, the record may be
 * acknowledged; a record that comes again changes nothing.
 */
@ApplicationScoped
class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class.getName());

    @Inject
    Schema schema;

    @Inject
    DeadLetters deadLetters;

    private final Patience patience =
            new Patience(new Backoff(Duration.ofMillis(250), Duration.ofSeconds(15), new Random()));

    /** @param read refuses what breaks the contract by a RuntimeException that says what is wrong */
    <T> void take(Arrival arrival, Function<Arrival, T> read, BiConsumer<T, Arrival> enter) throws Exception {
        T message;
        try {
            message = read.apply(arrival);
        } catch (RuntimeException e) {
            refuse(arrival, reason(e));
            return;
        }
        try {
            patience.until("entering " + arrival.place(), () -> enter(message, arrival, enter), Refusal::isFinal);
        } catch (RuntimeException e) {
            refuse(arrival, reason(e));
        }
    }

    private <T> void enter(T message, Arrival arrival, BiConsumer<T, Arrival> enter) {
        schema.ensure();
        enter.accept(message, arrival);
    }

    private void refuse(Arrival arrival, String reason) throws Exception {
        LOG.warning(() -> "refused " + arrival.place() + ": " + reason);
        var source = arrival.source();
        var letter = new DeadLetter(
                DeadLetters.CONSUMER,
                source.topic(),
                source.partition(),
                source.offset(),
                source.key(),
                reason,
                arrival.base64(),
                Instant.now());
        String trace = arrival.traceparent().orElse(null);
        patience.until("dead letter for " + arrival.place(), () -> deadLetters.put(letter, trace), e -> false);
    }

    private static String reason(Throwable e) {
        Throwable root = e;
        while (!(root instanceof InvalidMessage) && root.getCause() != null) root = root.getCause();
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
