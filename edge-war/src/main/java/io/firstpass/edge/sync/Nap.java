package io.firstpass.edge.sync;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A pause that can be ended early. {@link #end} is thread-safe; one that came since the last pause ends the next. */
final class Nap implements Pauses {
    private final Semaphore reasons = new Semaphore(0);

    @Override
    public boolean afterFailure(Duration wait) throws InterruptedException {
        boolean ended = reasons.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
        reasons.drainPermits();
        return ended;
    }

    void end() {
        reasons.release();
    }
}
