package io.firstpass.edge.batching;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** An item in the queue, and the promise made to whoever brought it. */
record Waiting<I, O>(I item, Instant arrived, Instant deadline, CompletableFuture<Answer<O>> promise) {
    /** True if the item is worth a forward pass; if it came too late, its promise is broken here. */
    boolean stillWanted(Instant now) {
        if (now.isAfter(deadline)) promise.completeExceptionally(new DeadlineMissed(Duration.between(deadline, now)));
        return !promise.isDone();
    }
}
