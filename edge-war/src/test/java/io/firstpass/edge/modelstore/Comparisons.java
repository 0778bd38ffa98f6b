package io.firstpass.edge.modelstore;

import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.ModelRef;
import java.time.Instant;
import java.util.Optional;

/** A comparison that a test of another package may read. */
public record Comparisons(Comparison comparison) {
    private static final ModelRef CANDIDATE = new ModelRef("model", "2.0.0", "b".repeat(64));

    public Comparisons(String serving) {
        this(new Comparison(ShadowTally.begun(CANDIDATE.digest(), serving, Instant.EPOCH)));
    }

    public Heartbeat.Shadow told() {
        return comparison.tally().told(CANDIDATE, Optional.empty());
    }

    public long compared() {
        return told().compared();
    }
}
