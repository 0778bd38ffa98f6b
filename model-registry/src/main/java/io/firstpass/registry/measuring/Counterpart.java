package io.firstpass.registry.measuring;

import io.firstpass.registry.benchmark.BenchmarkJob;
import io.firstpass.registry.benchmark.GoldenFigures;
import io.firstpass.registry.benchmark.JobState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a candidate is held against: how far the version in production is with the same golden set. */
sealed interface Counterpart {
    /** So often is it tried for one candidate: what crashes or is cancelled each time must not be measured for ever. */
    int MOST_TRIES = 3;

    record Measured(GoldenFigures figures) implements Counterpart {}

    /** It is queued or runs. */
    record Awaited() implements Counterpart {}

    /** It is to be queued: it never was, or came to no figures. */
    record Absent() implements Counterpart {}

    /** It was tried often enough. */
    record Unmeasurable(String reason) implements Counterpart {}

    /**
     * @param its jobs of the version in production on the golden set, the latest first
     * @param since when the candidate was to be measured: what had come to no figures before is tried anew
     */
    static Counterpart of(List<BenchmarkJob> its, Instant since) {
        Optional<GoldenFigures> figures = its.stream()
                .filter(job -> job.state() instanceof JobState.Done)
                .findFirst()
                .map(job -> ((JobState.Done) job.state()).figures());
        if (figures.isPresent()) return new Measured(figures.get());
        if (its.stream().anyMatch(job -> !job.state().isFinal())) return new Awaited();
        long tries = its.stream().filter(job -> !job.queuedAt().isBefore(since)).count();
        return tries < MOST_TRIES
                ? new Absent()
                : new Unmeasurable(why(its.get(0).state()));
    }

    private static String why(JobState last) {
        if (last instanceof JobState.Refused refused) return refused.reason();
        if (last instanceof JobState.Failed failed) return failed.reason();
        return "cancelled by " + ((JobState.Cancelled) last).by();
    }
}
