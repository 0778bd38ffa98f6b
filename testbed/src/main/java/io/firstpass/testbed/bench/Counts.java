package io.firstpass.testbed.bench;

import java.util.List;

/** Detections, and how many of them are right; fractions where they are expectations. */
record Counts(double found, double right) {
    static final Counts NONE = new Counts(0, 0);

    /** Of those at least as sure as {@code least}. */
    static Counts of(List<Matching.Hit> hits, double least) {
        long found = hits.stream().filter(hit -> hit.confidence() >= least).count();
        long right = hits.stream()
                .filter(hit -> hit.confidence() >= least && hit.right())
                .count();
        return new Counts(found, right);
    }

    Counts plus(Counts other) {
        return new Counts(found + other.found, right + other.right);
    }

    Counts minus(Counts other) {
        return new Counts(found - other.found, right - other.right);
    }

    /** From here, 0, to the other, 1. */
    Counts toward(Counts other, double way) {
        return new Counts(found + way * (other.found - found), right + way * (other.right - right));
    }

    /** F over all classes together: twice the right over detections and boxes. */
    double f(int boxes) {
        return found + boxes == 0 ? 0 : 2 * right / (found + boxes);
    }
}
