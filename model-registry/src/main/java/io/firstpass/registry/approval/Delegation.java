package io.firstpass.registry.approval;

import java.time.Instant;
import java.time.ZoneOffset;

/** An officer's word that another person acts for him in one role for a while. It cannot be passed on. */
public record Delegation(String from, String to, Role role, Instant until) {
    public static final int LONGEST_DAYS = 90;

    /** The end of the last day, in UTC, for which one may be given at this time. */
    public static Instant latestEnd(Instant now) {
        return now.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(LONGEST_DAYS + 1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    boolean lets(String actor, Role wanted, Instant now) {
        return to.equals(actor) && role == wanted && now.isBefore(until);
    }
}
