package io.firstpass.edge.triage;

/**
 * How much of the cloud and of its people this edge may ask for.
 *
 * @param escalationsPerHour in any hour; {@link #NO_BOUND} for as many as there are, as with the other two budgets
 * @param bytesPerHour of frames as they were received, in any hour
 * @param reviewerMinutesPerDay that cases of this edge are expected to take, in any 24 hours
 * @param minutesPerCase that a reviewer takes for one
 * @param auditShare 0 to 1: this share of each budget is for random audits and for nothing else
 */
public record BudgetPolicy(
        double escalationsPerHour,
        double bytesPerHour,
        double reviewerMinutesPerDay,
        double minutesPerCase,
        double auditShare) {
    public static final double NO_BOUND = Double.POSITIVE_INFINITY;

    /** 400 cases an hour. */
    public static final double MINUTES_PER_CASE = 0.15;

    public BudgetPolicy {
        positive("escalationsPerHour", escalationsPerHour);
        positive("bytesPerHour", bytesPerHour);
        positive("reviewerMinutesPerDay", reviewerMinutesPerDay);
        positive("minutesPerCase", minutesPerCase);
        if (!(auditShare >= 0 && auditShare <= 1))
            throw new IllegalArgumentException("auditShare needs 0 to 1, is " + auditShare);
    }

    public static BudgetPolicy unbounded() {
        return new BudgetPolicy(NO_BOUND, NO_BOUND, NO_BOUND, MINUTES_PER_CASE, 0);
    }

    public boolean isBounded() {
        return escalationsPerHour != NO_BOUND || bytesPerHour != NO_BOUND || reviewerMinutesPerDay != NO_BOUND;
    }

    private static void positive(String name, double value) {
        if (!(value > 0)) throw new IllegalArgumentException(name + " needs to be above 0, is " + value);
    }
}
