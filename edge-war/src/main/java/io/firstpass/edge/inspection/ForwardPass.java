package io.firstpass.edge.inspection;

import java.time.Duration;

/** Fired when the model has run once: over how many frames, and how long that took. */
public record ForwardPass(int batchSize, Duration took) {}
