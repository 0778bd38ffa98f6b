package io.firstpass.edge.live;

import java.util.Arrays;
import java.util.OptionalDouble;

/** How long the last ones of something took, in milliseconds; a window of fixed size. Thread-safe. */
public final class Latencies {
    private final double[] window;
    private long seen;

    public Latencies(int size) {
        window = new double[size];
    }

    public synchronized void add(double millis) {
        window[(int) (seen++ % window.length)] = millis;
    }

    /** The nearest-rank quantile; empty before the first one. */
    public synchronized OptionalDouble quantile(double share) {
        int filled = (int) Math.min(seen, window.length);
        if (filled == 0) return OptionalDouble.empty();
        double[] sorted = Arrays.copyOf(window, filled);
        Arrays.sort(sorted);
        return OptionalDouble.of(sorted[Math.max(0, (int) Math.ceil(share * filled) - 1)]);
    }
}
