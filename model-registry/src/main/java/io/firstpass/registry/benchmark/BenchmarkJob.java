package io.firstpass.registry.benchmark;

import java.time.Instant;
import java.util.UUID;

/**
 * One package to be measured on one golden set.
 *
 * @param digest of the package
 * @param goldenSet its digest
 * @param actor who asked for it
 */
public record BenchmarkJob(UUID id, String digest, String goldenSet, String actor, Instant queuedAt, JobState state) {
    BenchmarkJob in(JobState next) {
        return new BenchmarkJob(id, digest, goldenSet, actor, queuedAt, next);
    }
}
