package io.firstpass.registry.benchmark;

/** How a benchmark ended. */
public sealed interface Outcome {
    record Measured(GoldenFigures figures) implements Outcome {}

    /** The reason is for people: what happened, and what the process said last. */
    record Refused(String reason) implements Outcome {}

    record Cancelled() implements Outcome {}
}
