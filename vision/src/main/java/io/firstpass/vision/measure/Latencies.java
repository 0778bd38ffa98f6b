package io.firstpass.vision.measure;

import java.util.Arrays;

/** Collects how long answers took, in milliseconds. Thread-safe. */
public final class Latencies {
    private double[] values = new double[256];
    private int count;

    public synchronized void add(double millis) {
        if (count == values.length) values = Arrays.copyOf(values, 2 * count);
        values[count++] = millis;
    }

    /** The value that this share of all is at or below (nearest rank); 0 where there is none. */
    public synchronized double quantile(double share) {
        if (count == 0) return 0;
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * count) - 1)];
    }
}
