package io.firstpass.registry.benchmark;

import java.time.Instant;

/** Where a benchmark stands. All but {@link Queued} and {@link Running} are final. */
public sealed interface JobState {
    record Queued() implements JobState {}

    record Running(Instant since, int done, int total) implements JobState {}

    record Done(Instant at, GoldenFigures figures) implements JobState {}

    record Refused(Instant at, String reason) implements JobState {}

    /** The reason says nothing of the package: ask for the benchmark again when it is put right. */
    record Failed(Instant at, String reason) implements JobState {}

    /** @param by who cancelled it */
    record Cancelled(Instant at, String by) implements JobState {}

    default boolean isFinal() {
        return !(this instanceof Queued || this instanceof Running);
    }
}
