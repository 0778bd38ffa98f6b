package io.firstpass.registry.release;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A step that is repeated until there is nothing to do, each time its timer runs; after a failure it sits out a pause that
 * doubles up to a longest. Never throws, as a timer that is thrown at stops. For one thread at a time.
 */
final class Round implements Runnable {
    private static final Logger LOG = Logger.getLogger(Round.class.getName());

    private final String name;
    private final Step step;
    private final Duration first;
    private final Duration longest;
    private final LongSupplier nanos;
    private int failures;
    private long pausedAt;
    private Duration pause = Duration.ZERO;

    /** @param nanos as {@link System#nanoTime()} */
    Round(String name, Step step, Duration first, Duration longest, LongSupplier nanos) {
        this.name = name;
        this.step = step;
        this.first = first;
        this.longest = longest;
        this.nanos = nanos;
    }

    /** One unit of work. */
    interface Step {
        /** @return whether there was anything to do */
        boolean run() throws Exception;
    }

    @Override
    public void run() {
        if (nanos.getAsLong() - pausedAt < pause.toNanos()) return;
        try {
            while (!Thread.currentThread().isInterrupted() && step.run()) failures = 0;
            failures = 0;
            pause = Duration.ZERO;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            pause = after(++failures);
            pausedAt = nanos.getAsLong();
            LOG.log(Level.WARNING, e, () -> name + " failed and is tried again in " + pause);
        }
    }

    private Duration after(int failed) {
        Duration doubled = first.multipliedBy(1L << Math.min(failed - 1, 20));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
