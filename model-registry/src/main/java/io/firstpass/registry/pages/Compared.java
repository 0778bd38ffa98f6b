package io.firstpass.registry.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A figure of a version beside the same one of the version in production. Either is null where it was not measured.
 */
public record Compared(Quantity of, Figure candidate, Figure production) {
    private static final double NOTHING = 1e-9;

    /** Of a time: two runs of the same package differ by as much on a machine that does other things too. */
    private static final double NOISE = 0.15;

    /** How the version does against production; UNSURE: the counts are too few to tell, NONE: there is no other. */
    public enum Change {
        BETTER,
        WORSE,
        SAME,
        UNSURE,
        NONE
    }

    static List<Compared> of(Optional<Measured> candidate, Optional<Measured> production) {
        Map<Quantity, Figure> here = candidate.map(Measured::figures).orElse(Map.of());
        Map<Quantity, Figure> there = production.map(Measured::figures).orElse(Map.of());
        var rows = new ArrayList<Compared>();
        for (Quantity of : (here.isEmpty() ? there : here).keySet())
            rows.add(new Compared(of, here.get(of), there.get(of)));
        return rows;
    }

    public Change change() {
        if (!known(candidate) || !known(production)) return Change.NONE;
        double difference = difference();
        if (Math.abs(difference) < NOTHING) return Change.SAME;
        if (of.timed() && Math.abs(difference) < NOISE * production.value()) return Change.UNSURE;
        if (candidate.overlaps(production)) return Change.UNSURE;
        return difference > 0 == of.rising() ? Change.BETTER : Change.WORSE;
    }

    double difference() {
        return candidate.value() - production.value();
    }

    private static boolean known(Figure figure) {
        return figure != null && figure.isKnown();
    }
}
