package io.firstpass.edge.live;

import java.util.Arrays;
import java.util.OptionalDouble;

/** How long the last inspections took, in milliseconds; a window of fixed size. Thread-safe. */
final class Latencies {
    private final double[] window;
    private long seen;

    Latencies(int size) {
        window = new double[size];
    }

    synchronized void add(double millis) {
        window[(int) (seen++ % window.length)] = millis;
    }

    /** The nearest-rank quantile; empty before the first inspection. */
    synchronized OptionalDouble quantile(double share) {
        int filled = (int) Math.min(seen, window.length);
        if (filled == 0) return OptionalDouble.empty();
        double[] sorted = Arrays.copyOf(window, filled);
        Arrays.sort(sorted);
        return OptionalDouble.of(sorted[Math.max(0, (int) Math.ceil(share * filled) - 1)]);
    }
}
