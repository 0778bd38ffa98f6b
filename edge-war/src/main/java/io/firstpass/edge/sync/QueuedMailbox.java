package io.firstpass.edge.sync;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Keeps what came in its order. Thread-safe. */
final class QueuedMailbox implements Mailbox {
    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final AtomicBoolean rung = new AtomicBoolean();

    @Override
    public void execute(Runnable happening) {
        queue.add(happening);
    }

    /** Wakes the owner because something was recorded. A ring while nobody waits is kept, several count as one. */
    void ring() {
        if (rung.compareAndSet(false, true)) queue.add(() -> rung.set(false));
    }

    @Override
    public boolean runNext(Duration longest) throws InterruptedException {
        Runnable next = queue.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
        if (next != null) next.run();
        return next != null;
    }
}
