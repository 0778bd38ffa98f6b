package io.firstpass.edge.modelstore;

import io.firstpass.vision.detection.Certainty;

/** How a candidate judges beside one model, frame by frame. Thread-safe. */
public final class Comparison {
    private ShadowTally tally;

    Comparison(ShadowTally tally) {
        this.tally = tally;
    }

    /** Counts one frame; what another model answered than the one that is compared with does not count. */
    public synchronized void add(String answeredBy, Certainty model, Certainty candidate) {
        if (answeredBy.equals(tally.serving())) tally = tally.with(model, candidate);
    }

    synchronized ShadowTally tally() {
        return tally;
    }
}
