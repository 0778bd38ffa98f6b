package io.firstpass.edge.triage;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The three budgets for one kind of escalation; what is spent is taken from all of them. Not thread-safe. */
final class Purse {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Map<Kept, Pot> pots = new EnumMap<>(Kept.class);

    Purse(double escalations, double bytes, double minutes, Clock clock) {
        pots.put(Kept.ESCALATIONS, new Pot(escalations, HOUR, clock));
        pots.put(Kept.BYTES, new Pot(bytes, HOUR, clock));
        pots.put(Kept.REVIEWERS, new Pot(minutes, DAY, clock));
    }

    /** {@code chance} is how likely it is that this will be spent, if there is enough. */
    void ask(Cost cost, double chance) {
        pots.forEach((budget, pot) -> pot.ask(cost.of(budget) * chance));
    }

    /** Which share of what is asked all three can afford: 0 to 1. */
    double share() {
        return pots.get(tightest()).share();
    }

    Kept tightest() {
        return pots.entrySet().stream()
                .min(Comparator.comparingDouble(entry -> entry.getValue().share()))
                .orElseThrow()
                .getKey();
    }

    /** Spends it, unless one of the budgets does not hold that much any more: that one is named, and nothing is spent. */
    Optional<Kept> spend(Cost cost) {
        for (var entry : pots.entrySet())
            if (!entry.getValue().holds(cost.of(entry.getKey()))) return Optional.of(entry.getKey());
        pots.forEach((budget, pot) -> pot.spend(cost.of(budget)));
        return Optional.empty();
    }

    /** Something was spent some time ago, whether or not it was allowed. */
    void spent(Cost cost, Duration ago) {
        pots.forEach((budget, pot) -> pot.spent(cost.of(budget), ago));
    }

    /** What one escalation takes. */
    record Cost(long bytes, double minutes) {
        double of(Kept budget) {
            return switch (budget) {
                case ESCALATIONS -> 1;
                case BYTES -> bytes;
                case REVIEWERS -> minutes;
                case POLICY -> throw new IllegalArgumentException("a policy is no budget");
            };
        }
    }
}
