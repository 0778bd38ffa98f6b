package io.firstpass.testbed.faults;

import io.firstpass.testbed.Testbed;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills broker, cloud and database again and again, each in its own rhythm, and starts them at once. */
final class Killing implements AutoCloseable {
    private static final long PAUSE_SECONDS = 2;

    private final int times;
    private final ExecutorService killers = Executors.newFixedThreadPool(3);
    private final List<CompletableFuture<Void>> done;

    Killing(Testbed testbed, int times, Kills kills) {
        this.times = times;
        done = List.of(
                again(kills.broker, testbed.kafka()::kill, testbed::startKafka),
                again(kills.cloud, testbed.cloud()::kill, testbed.cloud()::start),
                again(kills.database, testbed.postgres()::kill, testbed.postgres()::start));
    }

    boolean over() {
        return done.stream().allMatch(CompletableFuture::isDone);
    }

    /** Throws what went wrong where a server did not start again. */
    void check() {
        done.forEach(CompletableFuture::join);
    }

    private CompletableFuture<Void> again(AtomicInteger count, Runnable kill, Runnable start) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        for (int time = 0; time < times; time++) {
                            TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
                            kill.run();
                            start.run();
                            count.incrementAndGet();
                        }
                    } catch (InterruptedException ended) {
                        Thread.currentThread().interrupt();
                    }
                },
                killers);
    }

    @Override
    public void close() {
        killers.shutdownNow();
    }
}
