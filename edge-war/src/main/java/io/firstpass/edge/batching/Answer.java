package io.firstpass.edge.batching;

import java.time.Duration;

/** One item's result: how long it waited, how many items shared its forward pass, and how long that pass took. */
public record Answer<O>(O value, Duration queued, int batchSize, Duration forward) {}
