package io.firstpass.registry.benchmark;

import java.time.Instant;

/** Where a benchmark stands. {@link Done}, {@link Refused} and {@link Cancelled} are final. */
public sealed interface JobState {
    record Queued() implements JobState {}

    record Running(Instant since, int done, int total) implements JobState {}

    record Done(Instant at, GoldenFigures figures) implements JobState {}

    record Refused(Instant at, String reason) implements JobState {}

    /** @param by who cancelled it */
    record Cancelled(Instant at, String by) implements JobState {}

    default boolean isFinal() {
        return !(this instanceof Queued || this instanceof Running);
    }
}
