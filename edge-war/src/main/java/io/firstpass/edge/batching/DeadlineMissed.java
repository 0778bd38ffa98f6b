package io.firstpass.edge.batching;

import java.time.Duration;

/** The item's deadline had passed before its forward pass began; no work was spent on it. */
public final class DeadlineMissed extends RuntimeException {
    private final Duration late;

    public DeadlineMissed(Duration late) {
        super("the deadline passed " + late.toMillis() + " ms ago");
        this.late = late;
    }

    public Duration late() {
        return late;
    }
}
