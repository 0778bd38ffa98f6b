package io.firstpass.registry.measuring;

import io.firstpass.registry.benchmark.BenchmarkJob;
import io.firstpass.registry.benchmark.GoldenFigures;
import io.firstpass.registry.benchmark.JobState;
import java.time.Instant;
import java.util.UUID;

/**
 * A benchmark as REST shows it.
 *
 * @param state {@code QUEUED}, {@code RUNNING}, {@code DONE}, {@code REFUSED}, {@code FAILED} or {@code CANCELLED}
 * @param since when it began to run, or when it ended
 * @param done images of {@code total}, while it runs
 * @param reason why it was refused or failed, or who cancelled it
 * @param evidenceDue whether its end has yet to become evidence
 */
public record ShownBenchmark(
        UUID id,
        String digest,
        String goldenSet,
        String actor,
        Instant queuedAt,
        String state,
        Instant since,
        Integer done,
        Integer total,
        String reason,
        boolean evidenceDue,
        GoldenFigures figures) {
    static ShownBenchmark of(BenchmarkJob job) {
        JobState state = job.state();
        if (state instanceof JobState.Running running)
            return of(job, "RUNNING", running.since(), running.done(), running.total(), null, null);
        if (state instanceof JobState.Done done) return of(job, "DONE", done.at(), null, null, null, done.figures());
        if (state instanceof JobState.Refused refused) return ended(job, "REFUSED", refused.at(), refused.reason());
        if (state instanceof JobState.Failed failed) return ended(job, "FAILED", failed.at(), failed.reason());
        if (state instanceof JobState.Cancelled cancelled)
            return ended(job, "CANCELLED", cancelled.at(), cancelled.by());
        return of(job, "QUEUED", null, null, null, null, null);
    }

    private static ShownBenchmark ended(BenchmarkJob job, String state, Instant at, String reason) {
        return of(job, state, at, null, null, reason, null);
    }

    private static ShownBenchmark of(
            BenchmarkJob job,
            String state,
            Instant since,
            Integer done,
            Integer total,
            String reason,
            GoldenFigures figures) {
        return new ShownBenchmark(
                job.id(),
                job.digest(),
                job.goldenSet(),
                job.actor(),
                job.queuedAt(),
                state,
                since,
                done,
                total,
                reason,
                job.evidenceDue(),
                figures);
    }
}
