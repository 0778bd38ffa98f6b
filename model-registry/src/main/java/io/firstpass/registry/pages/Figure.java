package io.firstpass.registry.pages;

import io.firstpass.registry.benchmark.Rate;

/**
 * One thing that was measured. A share that was counted has its interval, and what it was counted in; other figures have
 * a null {@code counted}.
 */
public record Figure(double value, Rate counted) {
    static Figure of(double value) {
        return new Figure(value, null);
    }

    static Figure of(Rate rate) {
        return new Figure(rate.value() == null ? Double.NaN : rate.value(), rate);
    }

    boolean isKnown() {
        return Double.isFinite(value);
    }

    /** Whether the two may well be the same: the interval of one reaches into the other's. */
    boolean overlaps(Figure other) {
        if (counted == null || other.counted == null) return false;
        return counted.low() <= other.counted.high() && other.counted.low() <= counted.high();
    }
}
