package io.firstpass.registry.benchmark;

import java.time.Instant;
import java.util.UUID;

/**
 * One package to be measured on one golden set.
 *
 * @param digest of the package
 * @param goldenSet its digest
 * @param actor who asked for it
 * @param from the address that he asked from
 * @param evidenceDue whether its end has to become evidence yet: not where only another package is compared with it
 */
public record BenchmarkJob(
        UUID id,
        String digest,
        String goldenSet,
        String actor,
        String from,
        boolean evidenceDue,
        Instant queuedAt,
        JobState state) {
    /** A new one, whose end is to become evidence. */
    public static BenchmarkJob of(String digest, String goldenSet, String actor, String from, Instant now) {
        return new BenchmarkJob(UUID.randomUUID(), digest, goldenSet, actor, from, true, now, new JobState.Queued());
    }

    /** The same, measured only so that another package can be compared with it. */
    public BenchmarkJob forComparison() {
        return new BenchmarkJob(id, digest, goldenSet, actor, from, false, queuedAt, state);
    }

    BenchmarkJob in(JobState next) {
        return new BenchmarkJob(id, digest, goldenSet, actor, from, evidenceDue, queuedAt, next);
    }
}
