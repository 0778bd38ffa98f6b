package io.firstpass.review.pacing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A step repeated until it is closed: at once while there is work, after a rest when there is none, after a growing
 * pause while it fails. A failing step never ends the loop. Runs on the one thread that calls {@link #run()}.
 */
public final class Loop implements Runnable, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Loop.class.getName());
    private final String name;
    private final Step step;
    private final Duration rest;
    private final Backoff backoff;
    private final CountDownLatch closed = new CountDownLatch(1);

    public Loop(String name, Step step, Duration rest, Backoff backoff) {
        this.name = name;
        this.step = step;
        this.rest = rest;
        this.backoff = backoff;
    }

    @Override
    public void run() {
        int failures = 0;
        while (closed.getCount() > 0) {
            try {
                boolean worked = step.run();
                failures = 0;
                if (!worked) pause(rest);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                Duration pause = backoff.after(++failures);
                LOG.log(Level.WARNING, e, () -> name + " failed and is tried again in " + pause);
                if (!pausedUntilNext(pause)) return;
            }
        }
    }

    private boolean pausedUntilNext(Duration pause) {
        try {
            pause(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void pause(Duration pause) throws InterruptedException {
        closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Lets the step that runs finish and begins no other. */
    @Override
    public void close() {
        closed.countDown();
    }

    /** One unit of work. */
    @FunctionalInterface
    public interface Step {
        /** @return whether there was anything to do */
        boolean run() throws Exception;
    }
}
