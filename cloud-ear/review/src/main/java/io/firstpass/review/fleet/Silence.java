package io.firstpass.review.fleet;

import io.firstpass.contract.LinkState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is concluded from an edge's silence. Only who listens can tell that somebody is silent: the time before we were
 * connected to the broker does not count, and who is not connected calls nobody lost.
 *
 * @param period between two heartbeats, as the edges are set
 * @param listeningSince when our connection to the broker came up; where it is down, when that began
 */
record Silence(Duration period, boolean listening, Instant listeningSince) {
    static final int OVERDUE_AFTER = 3;
    static final int LOST_AFTER = 12;

    /** Empty where the edge may stay in the state it is in. */
    Optional<LinkState> conclude(LinkState state, Instant heardAt, Instant now) {
        Instant from = heardAt.isAfter(listeningSince) ? heardAt : listeningSince;
        Duration silence = Duration.between(from, now);
        if (state == LinkState.LOST || silence.compareTo(overdue()) < 0) return Optional.empty();
        if (listening && silence.compareTo(period.multipliedBy(LOST_AFTER)) >= 0) return Optional.of(LinkState.LOST);
        boolean worse = state == LinkState.ONLINE || state == LinkState.RECOVERING;
        return worse ? Optional.of(LinkState.SUSPECT) : Optional.empty();
    }

    Duration overdue() {
        return period.multipliedBy(OVERDUE_AFTER);
    }
}
