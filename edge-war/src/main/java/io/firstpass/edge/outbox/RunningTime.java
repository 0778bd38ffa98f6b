package io.firstpass.edge.outbox;

import java.util.function.LongSupplier;

/**
 * How long this edge has been running in all, in milliseconds. It stands still while the edge is off and never jumps,
 * whatever happens to the system's clock: ages and deadlines are measured with it. Thread-safe.
 */
final class RunningTime {
    private final LongSupplier nanos;
    private final long began;
    private final long before;

    /** {@code before}: what had passed until now. */
    RunningTime(long before, LongSupplier nanos) {
        this.before = before;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    long now() {
        return before + (nanos.getAsLong() - began) / 1_000_000;
    }
}
