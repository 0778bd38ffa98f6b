package io.firstpass.edge.triage;

import io.firstpass.edge.triage.Purse.Cost;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * The site's budgets for the second look, and who gets them: random audits have a share of their own, and of the hard
 * examples the most informative go.
 *
 * <p>No budget is ever overdrawn, in no span of its length. The reviewers' minutes are an estimate: the share of the
 * rulings that came back unsettled, times the minutes for a case. A restart tells what was spent before it by {@link
 * #spent}. Thread-safe.
 */
public final class Budgets {
    private final BudgetPolicy policy;
    private final Purse examples;
    private final Purse audits;
    private final UnsettledShare unsettled = new UnsettledShare();

    /** {@code clock} only moves forward: a clock that is set must not renew a budget. */
    public Budgets(BudgetPolicy policy, Clock clock) {
        this.policy = policy;
        double reserved = policy.auditShare();
        double auditsPerHour = Math.ceil(share(policy.escalationsPerHour(), reserved));
        this.audits = new Purse(
                auditsPerHour,
                share(policy.bytesPerHour(), reserved),
                share(policy.reviewerMinutesPerDay(), reserved),
                clock);
        this.examples = new Purse(
                rest(policy.escalationsPerHour(), auditsPerHour),
                share(policy.bytesPerHour(), 1 - reserved),
                share(policy.reviewerMinutesPerDay(), 1 - reserved),
                clock);
    }

    /** Takes a hard example's cost, or says why it stays at home. {@code rank} is where it stands among the last ones, 0 to 1. */
    synchronized Optional<Kept> take(double rank, long bytes) {
        Cost cost = cost(bytes);
        examples.ask(cost, 1);
        return rank < 1 - examples.share() ? Optional.of(examples.tightest()) : examples.spend(cost);
    }

    /**
     * Draws whether a frame is audited, and takes its cost. There is a value where it is drawn: the probability that it
     * would be. That is {@code probability} itself, unless the audits' share of the budgets is too small for it.
     */
    synchronized OptionalDouble draw(double probability, long bytes, RandomGenerator random) {
        Cost cost = cost(bytes);
        audits.ask(cost, probability);
        double affordable = probability * audits.share();
        return random.nextDouble() < affordable && audits.spend(cost).isEmpty()
                ? OptionalDouble.of(affordable)
                : OptionalDouble.empty();
    }

    /** An escalation of before the start. */
    public synchronized void spent(boolean audit, long bytes, Duration ago) {
        (audit ? audits : examples).spent(cost(bytes), ago);
    }

    /** A second look has come back; {@code isUnsettled} where it now waits for a person. */
    public synchronized void ruled(boolean isUnsettled) {
        unsettled.add(isUnsettled);
    }

    private Cost cost(long bytes) {
        return new Cost(bytes, unsettled.value() * policy.minutesPerCase());
    }

    private static double share(double budget, double share) {
        return budget == BudgetPolicy.NO_BOUND ? budget : budget * share;
    }

    private static double rest(double budget, double reserved) {
        return budget == BudgetPolicy.NO_BOUND ? budget : budget - reserved;
    }
}
