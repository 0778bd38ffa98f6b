package io.firstpass.testbed.line;

import io.firstpass.testbed.bench.EdgeClient;
import java.io.IOException;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks the edge, once a second, which escalated inspections have got their ruling; oldest first. Thread-safe. */
final class SecondLooks implements AutoCloseable {
    private static final int A_ROUND = 50;

    private final EdgeClient edge;
    private final Tally tally;
    private final Queue<UUID> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "second-looks");
        thread.setDaemon(true);
        return thread;
    });

    SecondLooks(EdgeClient edge, Tally tally) {
        this.edge = edge;
        this.tally = tally;
        clock.scheduleWithFixedDelay(this::round, 1000, 1000, TimeUnit.MILLISECONDS);
    }

    void await(UUID inspection) {
        open.incrementAndGet();
        waiting.add(inspection);
    }

    int open() {
        return open.get();
    }

    private void round() {
        try {
            for (int i = Math.min(A_ROUND, waiting.size()); i > 0; i--) ask(waiting.remove());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(UUID inspection) throws InterruptedException {
        boolean ruled = false;
        try {
            ruled = edge.ruled(inspection);
        } catch (IOException | RuntimeException e) {
            // an edge that is away for a moment is asked again in the next round
        }
        if (!ruled) {
            waiting.add(inspection);
            return;
        }
        tally.ruled();
        open.decrementAndGet();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
