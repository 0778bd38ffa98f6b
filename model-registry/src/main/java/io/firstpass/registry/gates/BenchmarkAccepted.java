package io.firstpass.registry.gates;

import java.util.UUID;

/** A benchmark that waits its turn, by its job. */
public record BenchmarkAccepted(UUID job) {}
