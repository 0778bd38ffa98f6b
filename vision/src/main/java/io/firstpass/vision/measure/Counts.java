package io.firstpass.vision.measure;

import java.util.List;

/** Detections, and how many of them are right; fractions where they are expectations. */
public record Counts(double found, double right) {
    public static final Counts NONE = new Counts(0, 0);

    /** Of those at least as sure as {@code least}. */
    public static Counts of(List<Matching.Hit> hits, double least) {
        long found = hits.stream().filter(hit -> hit.confidence() >= least).count();
        long right = hits.stream()
                .filter(hit -> hit.confidence() >= least && hit.right())
                .count();
        return new Counts(found, right);
    }

    public Counts plus(Counts other) {
        return new Counts(found + other.found, right + other.right);
    }

    public Counts minus(Counts other) {
        return new Counts(found - other.found, right - other.right);
    }

    /** From here, 0, to the other, 1. */
    public Counts toward(Counts other, double way) {
        return new Counts(found + way * (other.found - found), right + way * (other.right - right));
    }

    /** F over all classes together: twice the right over detections and boxes. */
    public double f(int boxes) {
        return found + boxes == 0 ? 0 : 2 * right / (found + boxes);
    }
}
