package io.firstpass.edge.sync;

import java.time.Duration;

/**
 * How much may be under way at once on one channel: what it gives in a few seconds. The rate grows by steps for as long as
 * the channel keeps up, falls to what was measured where it does not, and is at least halved by a failure. Written by the
 * relay's thread, readable by all.
 */
final class Pace {
    static final long LOWEST = 8_192;
    private static final long STEP = 65_536;
    private static final long START = 262_144;
    private static final long SECONDS = 4;
    private static final long BYTES_OF_AN_EVENT = 1_024;
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final long highest;
    private volatile long bytesPerSecond;

    /** @param limit in bytes per second; 0 for none */
    Pace(long limit) {
        highest = limit == 0 ? Long.MAX_VALUE / (2 * SECONDS) : Math.max(LOWEST, limit);
        bytesPerSecond = Math.min(START, highest);
    }

    /** So many bytes were under way together and took so long. */
    void took(long bytes, Duration time) {
        double measured = measured(bytes, time);
        if (measured >= bytesPerSecond) bytesPerSecond = Math.min(highest, bytesPerSecond + STEP);
        else if (saysMuch(bytes, time))
            bytesPerSecond = Math.max(LOWEST, Math.min(bytesPerSecond, (long) (2 * measured)));
    }

    /** So many bytes were under way together and did not get through in that time. */
    void failed(long bytes, Duration time) {
        bytesPerSecond = Math.max(LOWEST, (long) Math.min(bytesPerSecond / 2.0, measured(bytes, time)));
    }

    /** A little that takes a second or two may only be far from home. */
    private boolean saysMuch(long bytes, Duration time) {
        return bytes >= bytesAtOnce() / 2 || time.toSeconds() >= 2 * SECONDS;
    }

    private static double measured(long bytes, Duration time) {
        return bytes * 1e9 / Math.max(1, time.toNanos());
    }

    long bytesPerSecond() {
        return bytesPerSecond;
    }

    long bytesAtOnce() {
        return bytesPerSecond * SECONDS;
    }

    /** How many events make up what may be under way. */
    int events(int atMost) {
        return (int) Math.min(atMost, bytesAtOnce() / BYTES_OF_AN_EVENT);
    }

    /** How long so many bytes may take before they are given up: what is slow is not gone. */
    Duration patience(long bytes) {
        return GRACE.plusMillis(4 * 1000 * bytes / bytesPerSecond);
    }
}
