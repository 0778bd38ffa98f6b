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

    /** A batcher whose first pass waits for the test, and one item that is in it. */
    private final class Held {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch mayEnd = new CountDownLatch(1);
        final CompletableFuture<Integer> passedBefore = new CompletableFuture<>();
        final AtomicInteger passed = new AtomicInteger();
        final Batcher<Integer, Integer> batcher = new Batcher<>(
                new BatchPolicy(8, 1, Duration.ZERO),
                batch -> {
                    begun.countDown();
                    awaitQuietly(mayEnd);
                    passed.incrementAndGet();
                    return batch;
                },
                threads,
                new SteadyClock());
        final CompletableFuture<Answer<Integer>> running = batcher.submit(1, FAR);

        void then() {
            passedBefore.complete(passed.get());
        }
    }

    @Test
    void answersAllThatWaitsWhileItIsDrainedAndTakesNothingMore() throws Exception {
        var held = new Held();
        held.begun.await();
        var waiting = List.of(held.batcher.submit(2, FAR), held.batcher.submit(3, FAR));
        held.batcher.drain(held::then);
        assertThat(held.batcher.submit(4, FAR)).isCompletedExceptionally();
        assertThat(held.passedBefore).isNotDone();
        held.mayEnd.countDown();
        assertThat(held.running.join().value()).isEqualTo(1);
        assertThat(waiting).extracting(one -> one.join().value()).containsExactly(2, 3);
        assertThat(held.passedBefore.join()).isEqualTo(3);
        assertThat(held.batcher.isOpen()).isFalse();
    }

    @Test
    void refusesWhatWaitsWhenItIsAbandonedAndEndsAfterThePassUnderWay() throws Exception {
        var held = new Held();
        held.begun.await();
        var waiting = held.batcher.submit(2, FAR);
        held.batcher.abandon(held::then);
        assertThat(waiting.handle((value, failure) -> failure).join()).isInstanceOf(BatcherClosed.class);
        assertThat(held.passedBefore).isNotDone();
        held.mayEnd.countDown();
        assertThat(held.running.join().value()).isEqualTo(1);
        assertThat(held.passedBefore.join()).isOne();
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
