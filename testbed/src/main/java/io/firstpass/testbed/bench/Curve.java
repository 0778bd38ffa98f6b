package io.firstpass.testbed.bench;

import io.firstpass.vision.measure.Counts;
import java.util.List;

/** F against the share escalated; the counts are straight between its knots. */
record Curve(List<Knot> knots, int boxes) {
    /** The counts once so many images are escalated, the last of which are worth so much. */
    record Knot(int escalated, double worth, Counts counts) {}

    private static final int STEPS = 100;

    Curve {
        knots = List.copyOf(knots);
    }

    double f(double share) {
        double escalated = share * images();
        for (int i = 1; i < knots.size(); i++)
            if (escalated <= knots.get(i).escalated()) return between(knots.get(i - 1), knots.get(i), escalated);
        return knots.get(knots.size() - 1).counts().f(boxes);
    }

    private double between(Knot from, Knot to, double escalated) {
        double way = (escalated - from.escalated()) / (to.escalated() - from.escalated());
        return from.counts().toward(to.counts(), way).f(boxes);
    }

    /** The mean of F from nothing escalated to this share. */
    double mean(double share) {
        double area = 0;
        for (int i = 0; i < STEPS; i++) area += (f(share * i / STEPS) + f(share * (i + 1) / STEPS)) / 2;
        return area / STEPS;
    }

    /** The least worth that still escalates no more than this share, halfway to the next that would; infinite where none does. */
    double least(double share) {
        int last = 0;
        while (last + 1 < knots.size() && knots.get(last + 1).escalated() <= share * images() + 1e-9) last++;
        double worth = knots.get(last).worth();
        return last == 0 || last + 1 == knots.size()
                ? worth
                : (worth + knots.get(last + 1).worth()) / 2;
    }

    private int images() {
        return knots.get(knots.size() - 1).escalated();
    }
}
