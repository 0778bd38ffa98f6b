package io.firstpass.edge.sync;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps the bytes that are sent below a rate. What was begun may overdraw it, for a frame goes whole or not at all; then
 * nothing may begin until the debt is paid. Saves up no more than one second's bytes. Not thread-safe.
 */
final class TokenBucket {
    private final double bytesPerNano;
    private final LongSupplier nanos;
    private double bytes;
    private long filled;

    /** @param bytesPerSecond 0 for no limit */
    TokenBucket(long bytesPerSecond, LongSupplier nanos) {
        this.bytesPerNano = bytesPerSecond / 1e9;
        this.nanos = nanos;
        this.bytes = bytesPerSecond;
        this.filled = nanos.getAsLong();
    }

    void spend(long spent) {
        if (bytesPerNano == 0) return;
        fill();
        bytes -= spent;
    }

    /** How long until something may begin; zero if it may now. */
    Duration untilReady() {
        if (bytesPerNano == 0) return Duration.ZERO;
        fill();
        return bytes >= 0 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(-bytes / bytesPerNano));
    }

    private void fill() {
        long now = nanos.getAsLong();
        bytes = Math.min(bytesPerNano * 1e9, bytes + (now - filled) * bytesPerNano);
        filled = now;
    }
}
