package io.firstpass.review.secondlook;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Whether the registry lets the larger model run: no other rules. It is asked every few seconds for as long as there may be
 * frames. Where it cannot be asked, what it said last counts for a minute; then frames wait. For one thread; what is said
 * of it may be read by any.
 */
final class Approval {
    private static final Logger LOG = System.getLogger(Approval.class.getName());
    static final Duration AGAIN = Duration.ofSeconds(2);
    private static final long COUNTS = Duration.ofMinutes(1).toNanos();

    private final Word registry;
    private final LongSupplier nanos;
    private Long asked;
    private Long answered;
    private volatile Optional<String> refusal = Optional.of("the registry was not asked yet");

    /** @param nanos as {@link System#nanoTime()} */
    Approval(Word registry, LongSupplier nanos) {
        this.registry = registry;
        this.nanos = nanos;
    }

    /** Whoever knows of approvals. */
    interface Word {
        /** Why the model must not run; empty where it may. */
        Optional<String> refusal(String digest) throws IOException, InterruptedException;
    }

    /** @param digest of the model's package, always the same */
    boolean isGiven(String digest) throws InterruptedException {
        if (asked == null || nanos.getAsLong() - asked >= AGAIN.toNanos()) {
            ask(digest);
            // After the answer: frames are looked at meanwhile, however slowly it comes.
            asked = nanos.getAsLong();
        }
        return refusal.isEmpty();
    }

    /** Why nothing is ruled now; empty where the model may rule. */
    Optional<String> refusal() {
        return refusal;
    }

    /** Whether the registry has ever said anything, be it no. */
    boolean isKnown() {
        return answered != null;
    }

    private void ask(String digest) throws InterruptedException {
        try {
            say(registry.refusal(digest));
            answered = nanos.getAsLong();
        } catch (IOException e) {
            boolean saidNo = isKnown() && refusal.isPresent();
            if (saidNo || isKnown() && nanos.getAsLong() - answered < COUNTS) return;
            say(Optional.of("the registry cannot be asked: " + e.getMessage()));
        }
    }

    private void say(Optional<String> now) {
        if (now.isPresent() && !now.equals(refusal))
            LOG.log(Level.WARNING, "escalated frames wait, for the model must not rule: {0}", now.get());
        if (now.isEmpty() && refusal.isPresent()) LOG.log(Level.INFO, "the registry lets the model rule");
        refusal = now;
    }
}
