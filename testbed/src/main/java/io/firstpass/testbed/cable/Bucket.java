package io.firstpass.testbed.cable;

import java.util.concurrent.TimeUnit;

/** How many bytes may pass: so many a second, and a tenth of a second's at once. Thread-safe, for cables share one. */
final class Bucket {
    private static final int BURSTS_A_SECOND = 10;

    private final long bytesPerSecond;
    private final double most;
    private double level;
    private long filledAt;

    /** It begins full; {@code now} as all times is {@link System#nanoTime}. */
    Bucket(long bytesPerSecond, long now) {
        this.bytesPerSecond = bytesPerSecond;
        this.most = Math.max(1, (double) bytesPerSecond / BURSTS_A_SECOND);
        this.level = most;
        this.filledAt = now;
    }

    /** Takes as many of the wanted bytes as may pass now, and says how many. */
    synchronized int take(int wanted, long now) {
        // each cable has looked at the clock for itself, so that a later call may bring an earlier time
        long later = Math.max(now, filledAt);
        level = Math.min(most, level + bytesPerSecond * (double) (later - filledAt) / TimeUnit.SECONDS.toNanos(1));
        filledAt = later;
        int granted = (int) Math.min(wanted, level);
        level -= granted;
        return granted;
    }

    /** What was taken and did not pass after all. */
    synchronized void giveBack(int bytes) {
        level = Math.min(most, level + bytes);
    }

    /** How much of it lies on the way at most: more would only make the queue before the narrow place longer. */
    int room() {
        return (int) Math.min(Way.MOST, Math.max(1024, bytesPerSecond));
    }
}
