package io.firstpass.edge.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.edge.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The batcher's decisions, one turn at a time and by a test clock: no thread but the test's own. */
class BatcherTest {
    private static final Duration LINGER = Duration.ofMillis(10);

    private final TestClock clock = new TestClock();
    private final List<List<Integer>> passes = new ArrayList<>();
    private Function<List<Integer>, List<String>> forward =
            batch -> batch.stream().map(item -> "answer " + item).toList();

    private Batcher<Integer, String> batcher(int capacity, int maxSize) {
        return new Batcher<>(
                new BatchPolicy(capacity, maxSize, LINGER),
                batch -> {
                    passes.add(batch);
                    return forward.apply(batch);
                },
                worker -> {},
                clock);
    }

    private Instant in(long millis) {
        return clock.instant().plusMillis(millis);
    }

    @Test
    void waitsForCompanyUntilTheLingerOfTheOldestItemIsOver() {
        var batcher = batcher(8, 4);
        var first = batcher.submit(1, in(1000));
        clock.advance(Duration.ofMillis(6));
        var second = batcher.submit(2, in(1000));
        clock.advance(Duration.ofMillis(3));
        batcher.turn();
        assertThat(passes).isEmpty();
        clock.advance(Duration.ofMillis(1));
        batcher.turn();
        assertThat(passes).containsExactly(List.of(1, 2));
        assertThat(first).isCompletedWithValueMatching(answer -> answer.queued().equals(LINGER));
        assertThat(second)
                .isCompletedWithValueMatching(answer -> answer.queued().equals(Duration.ofMillis(4)));
    }

    @Test
    void leavesAtOnceWhenTheBatchIsFull() {
        var batcher = batcher(8, 2);
        var all = List.of(batcher.submit(1, in(1000)), batcher.submit(2, in(1000)), batcher.submit(3, in(1000)));
        batcher.turn();
        assertThat(passes).containsExactly(List.of(1, 2));
        assertThat(all.get(2)).isNotDone();
        assertThat(batcher.queued()).isEqualTo(1);
    }

    @Test
    void tellsEachItemItsOwnResultTheBatchSizeAndTheTimeOfThePass() {
        forward = batch -> {
            clock.advance(Duration.ofMillis(35));
            return batch.stream().map(item -> "answer " + item).toList();
        };
        var batcher = batcher(8, 2);
        var first = batcher.submit(1, in(1000));
        var second = batcher.submit(2, in(1000));
        batcher.turn();
        assertThat(first.join()).isEqualTo(new Answer<>("answer 1", Duration.ZERO, 2, Duration.ofMillis(35)));
        assertThat(second.join()).isEqualTo(new Answer<>("answer 2", Duration.ZERO, 2, Duration.ofMillis(35)));
    }

    @Test
    void refusesAtOnceWhenTheQueueIsFull() {
        var batcher = batcher(2, 4);
        batcher.submit(1, in(1000));
        batcher.submit(2, in(1000));
        var third = batcher.submit(3, in(1000));
        assertThat(failure(third)).isInstanceOfSatisfying(QueueFull.class, full -> assertThat(full.capacity())
                .isEqualTo(2));
        assertThat(batcher.queued()).isEqualTo(2);
    }

    @Test
    void givesThePlaceOfACancelledItemToTheNext() {
        var batcher = batcher(1, 4);
        batcher.submit(1, in(1000)).cancel(false);
        var second = batcher.submit(2, in(1000));
        clock.advance(LINGER);
        batcher.turn();
        assertThat(second.join().value()).isEqualTo("answer 2");
        assertThat(passes).containsExactly(List.of(2));
    }

    @Test
    void spendsNoWorkOnAnItemWhoseDeadlineHasPassed() {
        var batcher = batcher(8, 4);
        var late = batcher.submit(1, in(5));
        var inTime = batcher.submit(2, in(1000));
        clock.advance(Duration.ofMillis(12));
        batcher.turn();
        assertThat(failure(late)).isInstanceOfSatisfying(DeadlineMissed.class, missed -> assertThat(missed.late())
                .isEqualTo(Duration.ofMillis(7)));
        assertThat(inTime.join().batchSize()).isEqualTo(1);
        assertThat(passes).containsExactly(List.of(2));
    }

    @Test
    void fillsTheBatchUpWithWhatIsStillWanted() {
        var batcher = batcher(8, 2);
        batcher.submit(1, in(1000)).cancel(false);
        batcher.submit(2, in(1000));
        batcher.submit(3, in(1000));
        batcher.turn();
        assertThat(passes).containsExactly(List.of(2, 3));
    }

    @Test
    void runsNoForwardPassWhenNothingIsWanted() {
        var batcher = batcher(8, 4);
        batcher.submit(1, in(5));
        clock.advance(LINGER);
        batcher.turn();
        assertThat(passes).isEmpty();
        assertThat(batcher.queued()).isZero();
    }

    @Test
    void handsAFailureOfTheForwardPassToAllItsItemsAndGoesOn() {
        var boom = new IllegalStateException("boom");
        forward = batch -> {
            throw boom;
        };
        var batcher = batcher(8, 2);
        var first = batcher.submit(1, in(1000));
        var second = batcher.submit(2, in(1000));
        batcher.turn();
        assertThat(failure(first)).isSameAs(boom);
        assertThat(failure(second)).isSameAs(boom);

        forward = batch -> List.of("well again");
        var third = batcher.submit(3, in(1000));
        clock.advance(LINGER);
        batcher.turn();
        assertThat(third.join().value()).isEqualTo("well again");
    }

    @Test
    void handsOnErrorsToo() {
        forward = batch -> {
            throw new UnsatisfiedLinkError("no natives");
        };
        var batcher = batcher(8, 1);
        var only = batcher.submit(1, in(1000));
        batcher.turn();
        assertThat(failure(only)).isInstanceOf(UnsatisfiedLinkError.class);
    }

    @Test
    void takesAResultListOfTheWrongSizeForAFailureOfAll() {
        forward = batch -> List.of("one too few");
        var batcher = batcher(8, 2);
        var first = batcher.submit(1, in(1000));
        var second = batcher.submit(2, in(1000));
        batcher.turn();
        for (var item : List.of(first, second))
            assertThat(failure(item))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the forward pass was given 2 items and answered 1");
    }

    @Test
    void takesAMissingResultListForAFailureOfAll() {
        forward = batch -> null;
        var batcher = batcher(8, 1);
        var only = batcher.submit(1, in(1000));
        batcher.turn();
        assertThat(failure(only)).hasMessage("the forward pass was given 1 items and answered null");
    }

    @Test
    void completesWhatWaitsWhenItIsClosed() {
        var batcher = batcher(8, 4);
        var waiting = batcher.submit(1, in(1000));
        batcher.close();
        assertThat(failure(waiting)).isInstanceOf(BatcherClosed.class);
        assertThat(failure(batcher.submit(2, in(1000)))).isInstanceOf(BatcherClosed.class);
        assertThat(batcher.isOpen()).isFalse();
        clock.advance(LINGER);
        batcher.turn();
        assertThat(passes).isEmpty();
    }

    @Test
    void refusesAPolicyThatCannotWork() {
        assertThatThrownBy(() -> new BatchPolicy(0, 1, LINGER)).hasMessageContaining("queueCapacity needs at least 1");
        assertThatThrownBy(() -> new BatchPolicy(1, 0, LINGER)).hasMessageContaining("maxSize needs at least 1");
        assertThatThrownBy(() -> new BatchPolicy(1, 1, Duration.ofMillis(-1))).hasMessageContaining("linger needs");
    }

    private static Throwable failure(CompletableFuture<?> future) {
        assertThat(future).isCompletedExceptionally();
        return future.handle((value, failure) -> failure).join();
    }
}
