package io.firstpass.review.ingest;

import io.firstpass.contract.DeadLetter;
import io.firstpass.contract.InvalidMessage;
import io.firstpass.review.database.Refusal;
import io.firstpass.review.database.Schema;
import io.firstpass.review.deadletters.DeadLetters;
import io.firstpass.review.fleet.Receipt;
import io.firstpass.review.pacing.Backoff;
import io.firstpass.review.pacing.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.logging.Logger;

/**
 * Takes records: reads them and has them entered, or gives them to the dead letters. A database or broker that is away
 * is waited for, so that nothing is lost and nothing sound is refused. When this returns, the records may be
 * acknowledged; a record that comes again changes nothing.
 */
@ApplicationScoped
class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class.getName());

    @Inject
    Schema schema;

    @Inject
    Entering entering;

    @Inject
    DeadLetters deadLetters;

    private final Patience patience =
            new Patience(new Backoff(Duration.ofMillis(250), Duration.ofSeconds(15), new Random()));

    void take(List<Delivery> deliveries) throws Exception {
        List<Entry> sound = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            try {
                sound.add(new Entry(
                        delivery,
                        delivery.read().apply(delivery.arrival()),
                        delivery.arrival().receipt()));
            } catch (RuntimeException e) {
                refuse(delivery.arrival(), e);
            }
        }
        if (!sound.isEmpty()) enter(sound);
    }

    /** One record that the database will never take must not keep out those that came with it. */
    private void enter(List<Entry> entries) throws Exception {
        try {
            patience.until("entering " + place(entries), () -> enterNow(entries), Refusal::isFinal);
        } catch (RuntimeException e) {
            if (entries.size() == 1) refuse(entries.get(0).delivery().arrival(), e);
            else for (Entry entry : entries) enter(List.of(entry));
        }
    }

    private void enterNow(List<Entry> entries) {
        schema.ensure();
        entering.enter(entries);
    }

    private void refuse(Arrival arrival, RuntimeException failure) throws Exception {
        String reason = reason(failure);
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
        acknowledgeNumber(arrival);
    }

    /** It came and lies among the dead letters: were it missing, its edge would be asked for it for ever. */
    private void acknowledgeNumber(Arrival arrival) throws Exception {
        Optional<Receipt> receipt = readable(arrival);
        if (receipt.isEmpty()) return;
        patience.until(
                "the receipt of " + arrival.place(),
                () -> {
                    schema.ensure();
                    entering.enterRefused(receipt.get());
                },
                Refusal::isFinal);
    }

    private static Optional<Receipt> readable(Arrival arrival) {
        try {
            return arrival.receipt();
        } catch (InvalidMessage e) {
            return Optional.empty();
        }
    }

    private static String place(List<Entry> entries) {
        String first = entries.get(0).delivery().arrival().place();
        return entries.size() == 1 ? first : first + " and " + (entries.size() - 1) + " after it";
    }

    private static String reason(Throwable e) {
        Throwable root = e;
        while (!(root instanceof InvalidMessage) && root.getCause() != null) root = root.getCause();
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
