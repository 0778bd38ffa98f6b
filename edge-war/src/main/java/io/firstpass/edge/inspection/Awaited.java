package io.firstpass.edge.inspection;

import io.firstpass.edge.batching.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A promise of the batcher that a request waits for. */
record Awaited<O>(CompletableFuture<Answer<O>> promise) {
    /** Gives up at the deadline, and then the batcher spends no forward pass on the item if it has not begun. */
    Answer<O> until(Instant deadline, Clock clock) {
        try {
            long left = Math.max(0, Duration.between(clock.instant(), deadline).toNanos());
            return promise.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            promise.cancel(false);
            throw new Refusal(ProblemType.DEADLINE_MISSED);
        } catch (ExecutionException e) {
            throw Refusal.of(e.getCause());
        } catch (InterruptedException e) {
            promise.cancel(false);
            Thread.currentThread().interrupt();
            throw new Refusal(ProblemType.DEADLINE_MISSED);
        }
    }
}
