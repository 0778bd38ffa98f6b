package io.firstpass.edge.triage;

import java.time.Clock;
import java.time.Duration;

/**
 * One budget: so much in any span of time. Beside the hard stop it says which share of what is asked it can afford, so that
 * a busy hour is spent on the best of it and not on its first minutes: what is left, and what comes free again in the next
 * quarter of the span, over what will be asked in that quarter if it is as busy as the last one. Not thread-safe.
 */
final class Pot {
    private static final double QUARTER = 0.25;

    /** So soon after the start a rate can be told from what was asked so far. */
    private static final double LEAST_WATCHED = QUARTER / 10;

    private final double limit;
    private final Duration span;
    private final Clock clock;
    private final long openedMillis;
    private final RollingSum spent;
    private final RollingSum asked;

    Pot(double limit, Duration span, Clock clock) {
        this.limit = limit;
        this.span = span;
        this.clock = clock;
        this.openedMillis = clock.millis();
        this.spent = new RollingSum(span, clock);
        this.asked = new RollingSum(span, clock);
    }

    void ask(double amount) {
        asked.add(amount);
    }

    /** 0 to 1. */
    double share() {
        double affordable = limit - spent.sum() + spent.leaving(QUARTER);
        double expected = expected();
        return affordable >= expected ? 1 : Math.max(0, affordable) / expected;
    }

    boolean holds(double amount) {
        return spent.sum() + amount <= limit;
    }

    void spend(double amount) {
        spent.add(amount);
    }

    void spent(double amount, Duration ago) {
        spent.add(amount, ago);
    }

    private double expected() {
        double watched = (double) (clock.millis() - openedMillis) / span.toMillis();
        return asked.lately(QUARTER) * QUARTER / Math.min(QUARTER, Math.max(LEAST_WATCHED, watched));
    }
}
