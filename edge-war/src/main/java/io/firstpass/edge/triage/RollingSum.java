package io.firstpass.edge.triage;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;

/**
 * How much came in the last span of time, in slices of a sixtieth of it. The slice that has only begun is held beside the
 * sixty before it, so that the sum is never less than what any span of that length up to now holds. Not thread-safe.
 */
final class RollingSum {
    private static final int SLICES = 60;

    private final Clock clock;
    private final long sliceMillis;
    private final double[] slices = new double[SLICES + 1];
    private long newest;

    RollingSum(Duration span, Clock clock) {
        this.clock = clock;
        this.sliceMillis = span.toMillis() / SLICES;
        this.newest = now();
    }

    void add(double amount) {
        add(amount, Duration.ZERO);
    }

    /** Something of before this was made: {@code ago}, which is of no matter where that is more than the span. */
    void add(double amount, Duration ago) {
        turn();
        long slice = newest - ago.toMillis() / sliceMillis;
        if (slice >= newest - SLICES) slices[at(slice)] += amount;
    }

    double sum() {
        turn();
        return Arrays.stream(slices).sum();
    }

    /** What came in the last {@code share} of the span. */
    double lately(double share) {
        turn();
        return sum(newest - slices(share), newest);
    }

    /** What will have left the sum after another {@code share} of the span. */
    double leaving(double share) {
        turn();
        return sum(newest - SLICES, newest - SLICES + slices(share) - 1);
    }

    private static int slices(double share) {
        return (int) Math.round(share * SLICES);
    }

    private double sum(long first, long last) {
        double sum = 0;
        for (long slice = first; slice <= last; slice++) sum += slices[at(slice)];
        return sum;
    }

    private void turn() {
        long now = now();
        if (now - newest > SLICES) Arrays.fill(slices, 0);
        else for (long slice = newest + 1; slice <= now; slice++) slices[at(slice)] = 0;
        newest = Math.max(newest, now);
    }

    private long now() {
        return clock.millis() / sliceMillis;
    }

    private int at(long slice) {
        return (int) Math.floorMod(slice, slices.length);
    }
}
