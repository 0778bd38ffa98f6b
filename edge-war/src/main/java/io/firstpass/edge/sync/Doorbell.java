package io.firstpass.edge.sync;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the relay when something was recorded. A ring while nobody waits is kept, several count as one. Thread-safe. */
final class Doorbell implements Pauses {
    private final Semaphore rings = new Semaphore(0);

    void ring() {
        if (rings.availablePermits() == 0) rings.release();
    }

    @Override
    public void untilRecorded(Duration longest) throws InterruptedException {
        if (rings.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) rings.drainPermits();
    }

    @Override
    public void afterFailure(Duration wait) throws InterruptedException {
        Thread.sleep(wait.toMillis());
    }
}
