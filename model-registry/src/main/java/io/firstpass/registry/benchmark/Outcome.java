package io.firstpass.registry.benchmark;

/** How a benchmark ended. */
public sealed interface Outcome {
    record Measured(GoldenFigures figures) implements Outcome {}

    /** The reason is for people: what happened, and what the process said last. */
    record Refused(String reason) implements Outcome {}

    /** It could not be run, or not to its end, for a reason that says nothing of the package. */
    record Failed(String reason) implements Outcome {}

    record Cancelled() implements Outcome {}
}
