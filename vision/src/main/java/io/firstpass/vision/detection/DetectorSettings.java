package io.firstpass.vision.detection;

import java.util.Optional;

/**
 * How a model is run: {@code variant} by precision or file, else the fastest here; {@code threads} for one forward pass,
 * which the first detector of a process settles for all; {@code floor}, the confidence that a detection has to exceed.
 */
public record DetectorSettings(Optional<String> variant, int threads, double floor) {
    /** The floor at which a model's average precision is counted. */
    public static final double LOWEST_FLOOR = 0.01;

    public DetectorSettings {
        if (threads < 1) throw new IllegalArgumentException("threads needs to be at least 1, is " + threads);
        if (!(floor >= 0 && floor < 1))
            throw new IllegalArgumentException("floor needs to be at least 0 and below 1, is " + floor);
    }
}
