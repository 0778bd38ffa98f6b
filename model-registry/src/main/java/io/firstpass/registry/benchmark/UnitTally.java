package io.firstpass.registry.benchmark;

import io.firstpass.registry.benchmark.GoldenFigures.Rates;
import io.firstpass.vision.detection.Certainty;

/** Counts what the manifest's thresholds do to whole units. Not thread-safe. */
final class UnitTally {
    private int good;
    private int defective;
    private int passed;
    private int escaped;
    private int falselyFailed;
    private int held;

    void add(boolean defect, Certainty certainty) {
        if (defect) defective++;
        else good++;
        if (certainty == Certainty.CLEAN) passed++;
        if (certainty == Certainty.CLEAN && defect) escaped++;
        if (certainty == Certainty.DEFECT && !defect) falselyFailed++;
        if (certainty == Certainty.DOUBT) held++;
    }

    Rates rates() {
        return new Rates(
                Rate.of(escaped, passed),
                Rate.of(escaped, defective),
                Rate.of(falselyFailed, good),
                Rate.of(held, good + defective));
    }
}
