package io.firstpass.registry.pages;

import io.firstpass.registry.benchmark.Rate;

/**
 * One thing that was measured. A share that was counted has its interval, and what it was counted in; other figures have
 * a null {@code counted}. Of {@code few} measurements a figure tells nothing but itself.
 */
public record Figure(double value, Rate counted, boolean few) {
    /** So many of what was measured lie beyond a quantile that two runs agree on it. */
    private static final int BEYOND = 5;

    static Figure of(double value) {
        return new Figure(value, null, false);
    }

    /** Below it lies this share of so many measurements. */
    static Figure quantile(double value, double share, int of) {
        return new Figure(value, null, Math.round((1 - share) * of) < BEYOND);
    }

    static Figure of(Rate rate) {
        return new Figure(rate.value() == null ? Double.NaN : rate.value(), rate, false);
    }

    boolean isKnown() {
        return Double.isFinite(value);
    }

    /** Whether the two may well be the same: the interval of one reaches into the other's, or few were measured. */
    boolean overlaps(Figure other) {
        if (few || other.few) return true;
        if (counted == null || other.counted == null) return false;
        return counted.low() <= other.counted.high() && other.counted.low() <= counted.high();
    }
}
