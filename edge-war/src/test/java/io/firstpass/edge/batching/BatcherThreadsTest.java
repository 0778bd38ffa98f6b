package io.firstpass.edge.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The batcher with a worker of its own and callers on many threads. */
@Timeout(30)
class BatcherThreadsTest {
    private static final Instant FAR = Instant.now().plusSeconds(3600);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void answersEveryCallerWithItsOwnResultOneForwardPassAtATime() {
        var running = new AtomicInteger();
        var mostAtOnce = new AtomicInteger();
        try (var batcher = new Batcher<Integer, Integer>(
                new BatchPolicy(10_000, 8, Duration.ofMillis(1)),
                batch -> {
                    mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
                    List<Integer> doubled = batch.stream().map(item -> 2 * item).toList();
                    running.decrementAndGet();
                    return doubled;
                },
                threads,
                new SteadyClock())) {
            var callers = IntStream.range(0, 8)
                    .mapToObj(caller -> CompletableFuture.runAsync(
                            () -> {
                                for (int i = 0; i < 500; i++) {
                                    int item = caller * 500 + i;
                                    Answer<Integer> answer =
                                            batcher.submit(item, FAR).join();
                                    assertThat(answer.value()).isEqualTo(2 * item);
                                    assertThat(answer.batchSize()).isBetween(1, 8);
                                }
                            },
                            threads))
                    .toList();
            callers.forEach(CompletableFuture::join);
            assertThat(mostAtOnce).hasValue(1);
            assertThat(batcher.queued()).isZero();
        }
    }

    @Test
    void letsTheForwardPassUnderWayEndBeforeCloseReturns() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var batcher = new Batcher<Integer, Integer>(
                new BatchPolicy(8, 1, Duration.ZERO),
                batch -> {
                    begun.countDown();
                    awaitQuietly(mayEnd);
                    return batch;
                },
                threads,
                new SteadyClock());
        var running = batcher.submit(1, FAR);
        begun.await();
        var waiting = batcher.submit(2, FAR);
        var closing = CompletableFuture.runAsync(batcher::close, threads);
        assertThat(waiting.handle((value, failure) -> failure).join()).isInstanceOf(BatcherClosed.class);
        assertThat(closing).isNotDone();
        mayEnd.countDown();
        closing.join();
        assertThat(running).isCompletedWithValueMatching(answer -> answer.value() == 1);
    }

    @Test
    void completesWhatWaitsWhenItsWorkerIsStopped() {
        var batcher = new Batcher<Integer, Integer>(
                new BatchPolicy(8, 8, Duration.ofSeconds(10)), batch -> batch, threads, new SteadyClock());
        var waiting = batcher.submit(1, FAR);
        threads.shutdownNow();
        assertThat(waiting.handle((value, failure) -> failure).join()).isInstanceOf(BatcherClosed.class);
        assertThat(batcher.isOpen()).isFalse();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
