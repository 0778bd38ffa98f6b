package io.firstpass.registry.release;

import io.firstpass.registry.release.Finding.Advance;
import io.firstpass.registry.release.Finding.RollBack;
import io.firstpass.registry.release.Finding.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Holds a release's bounds against what its audits found. A rate is within its bound where the upper end of its interval
 * is, and breaks it where the lower end is above; in between, more units have to be seen. A broken bound takes effect
 * before enough units were audited: taking back wrongly costs a day, going on wrongly costs escapes.
 */
final class BoundsCheck {
    private final Bounds bounds;
    private final Outcomes candidate;
    private final Outcomes production;
    private final List<String> broken = new ArrayList<>();
    private final List<String> open = new ArrayList<>();

    private BoundsCheck(Bounds bounds, Outcomes candidate, Outcomes production) {
        this.bounds = bounds;
        this.candidate = candidate;
        this.production = production;
    }

    /** @param production of the channel's other sites over the same time; not looked at unless the bounds compare */
    static Finding check(Bounds bounds, Outcomes candidate, Outcomes production) {
        return new BoundsCheck(bounds, candidate, production).finding();
    }

    private Finding finding() {
        within("escape rate", candidate.escapeRate(), bounds.escapeRate());
        within("false-call rate", candidate.falseCallRate(), bounds.falseCallRate());
        if (bounds.compareWithProduction()) {
            notWorse("escape rate", candidate.escapeRate(), production.escapeRate());
            notWorse("false-call rate", candidate.falseCallRate(), production.falseCallRate());
        }
        if (!broken.isEmpty()) return new RollBack(String.join("; ", broken));
        long missing = missing(candidate);
        if (missing > 0) return new Wait("needs " + missing + " more audited units", missing);
        long compared = bounds.compareWithProduction() ? missing(production) : 0;
        if (compared > 0)
            return new Wait("needs " + compared + " more audited units of production to compare with", compared);
        if (!open.isEmpty()) return new Wait(String.join("; ", open) + ": needs more audited units", 0);
        return new Advance("the bounds hold on " + candidate.audited() + " audited units");
    }

    private long missing(Outcomes outcomes) {
        return Math.max(0, bounds.auditedUnits() - outcomes.audited());
    }

    private void within(String rate, Interval interval, Double bound) {
        if (bound == null) return;
        String said = "the %s is %s, at most %s is allowed".formatted(rate, percent(interval), percent(bound));
        if (interval.lower() > bound) broken.add(said);
        else if (interval.upper() > bound) open.add(said);
    }

    private void notWorse(String rate, Interval interval, Interval ofProduction) {
        if (interval.lower() > ofProduction.upper())
            broken.add(
                    "the %s is %s, in production it is %s".formatted(rate, percent(interval), percent(ofProduction)));
    }

    private static String percent(Interval interval) {
        return percent(interval.lower()) + " to " + percent(interval.upper());
    }

    private static String percent(double rate) {
        return String.format(Locale.ROOT, "%.2f %%", rate * 100);
    }
}
