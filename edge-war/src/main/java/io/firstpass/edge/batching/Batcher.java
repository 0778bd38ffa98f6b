package io.firstpass.edge.batching;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Gathers single items into batches and runs them through one forward pass at a time.
 *
 * <p>A batch leaves when it is full, or when its oldest item has waited for the linger. Every future that
 * {@link #submit} returns completes: with an {@link Answer}, or with {@link QueueFull}, {@link DeadlineMissed},
 * {@link BatcherClosed} or whatever the forward pass threw, in which case every item of that pass gets it. A promise
 * that its owner has cancelled costs no place in a forward pass. Thread-safe; one task of the worker is occupied from
 * construction until {@link #close()}. Continuations run on that task and must not block.
 */
public final class Batcher<I, O> implements AutoCloseable {
    private final BatchPolicy policy;
    private final Function<List<I>, List<O>> forward;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Waiting<I, O>> queue = new ArrayDeque<>();
    private boolean closed;
    private boolean passing;
    private boolean draining;
    private Runnable ended;

    public Batcher(BatchPolicy policy, Function<List<I>, List<O>> forward, Executor worker, Clock clock) {
        this.policy = policy;
        this.forward = forward;
        this.clock = clock;
        worker.execute(this::serve);
    }

    /** Queues the item, never blocks; what is wrong with it is in the future. */
    public CompletableFuture<Answer<O>> submit(I item, Instant deadline) {
        lock.lock();
        try {
            if (closed || draining) return CompletableFuture.failedFuture(new BatcherClosed());
            if (queue.size() >= policy.queueCapacity())
                queue.removeIf(waiting -> waiting.promise().isDone());
            if (queue.size() >= policy.queueCapacity())
                return CompletableFuture.failedFuture(new QueueFull(policy.queueCapacity()));
            var promise = new CompletableFuture<Answer<O>>();
            queue.add(new Waiting<>(item, clock.instant(), deadline, promise));
            changed.signalAll();
            return promise;
        } finally {
            lock.unlock();
        }
    }

    /** How many items wait for their forward pass. */
    public int queued() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    /** False once nothing will be taken from the queue any more. */
    public boolean isOpen() {
        lock.lock();
        try {
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Refuses what comes and goes on until nothing waits; {@code then} runs on the worker after the last pass. */
    public void drain(Runnable then) {
        lock.lock();
        try {
            draining = true;
            ended = then;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Refuses what waits and what comes, without waiting for the pass under way; {@code then} runs after it. */
    public void abandon(Runnable then) {
        drain(then);
        abandon();
    }

    /** Refuses what waits and what comes, and returns when the forward pass under way, if any, has ended. */
    @Override
    public void close() {
        abandon();
        lock.lock();
        try {
            while (passing) changed.awaitUninterruptibly();
        } finally {
            lock.unlock();
        }
    }

    private void serve() {
        try {
            while (awaitDue()) turn();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            abandon();
            if (ended != null) ended.run();
        }
    }

    /** Waits until a batch is due; false if the batcher was closed instead. */
    private boolean awaitDue() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                if (queue.isEmpty() && draining) return false;
                if (queue.isEmpty()) changed.await();
                else if (untilDue().isZero()) return true;
                else changed.awaitNanos(untilDue().toNanos());
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    private Duration untilDue() {
        if (draining || queue.size() >= policy.maxSize()) return Duration.ZERO;
        Duration left = Duration.between(clock.instant(), queue.peek().arrived().plus(policy.linger()));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Takes the batch that is due and runs it; does nothing if none is. */
    void turn() {
        List<Waiting<I, O>> batch = take();
        try {
            if (!batch.isEmpty()) pass(batch);
        } finally {
            lock.lock();
            try {
                passing = false;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private List<Waiting<I, O>> take() {
        List<Waiting<I, O>> batch = new ArrayList<>();
        lock.lock();
        try {
            if (closed || queue.isEmpty() || !untilDue().isZero()) return batch;
            Instant now = clock.instant();
            while (batch.size() < policy.maxSize() && !queue.isEmpty()) {
                Waiting<I, O> oldest = queue.remove();
                if (oldest.stillWanted(now)) batch.add(oldest);
            }
            passing = true;
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void pass(List<Waiting<I, O>> batch) {
        Instant begun = clock.instant();
        try {
            List<O> results = forward.apply(batch.stream().map(Waiting::item).toList());
            Duration took = Duration.between(begun, clock.instant());
            if (results == null || results.size() != batch.size())
                throw new IllegalStateException("the forward pass was given " + batch.size() + " items and answered "
                        + (results == null ? "null" : results.size()));
            for (int i = 0; i < batch.size(); i++) {
                Waiting<I, O> item = batch.get(i);
                Duration queued = Duration.between(item.arrived(), begun);
                item.promise().complete(new Answer<>(results.get(i), queued, batch.size(), took));
            }
        } catch (Throwable e) {
            // Errors too: native inference throws them, and a promise that never completes is worse than any of them.
            batch.forEach(item -> item.promise().completeExceptionally(e));
        }
    }

    private void abandon() {
        List<Waiting<I, O>> left;
        lock.lock();
        try {
            closed = true;
            left = List.copyOf(queue);
            queue.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        left.forEach(item -> item.promise().completeExceptionally(new BatcherClosed()));
    }
}
