package io.firstpass.review.fleet;

import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.LinkState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** An edge's change from one state to another, why, and the cut cable that the edge told of by then. Never changed. */
@Entity
@Table(name = "edge_event")
public class EdgeEvent {
    private static final Set<LinkState> CUT = Set.of(LinkState.OFFLINE, LinkState.RECOVERING);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long number;

    String site;
    String edge;
    OffsetDateTime at;

    @Enumerated(EnumType.STRING)
    LinkState was;

    @Enumerated(EnumType.STRING)
    LinkState became;

    @Enumerated(EnumType.STRING)
    Cause cause;

    @Column(name = "outage_from")
    OffsetDateTime outageFrom;

    @Column(name = "outage_until")
    OffsetDateTime outageUntil;

    protected EdgeEvent() {}

    EdgeEvent(Edge of, LinkState next, Cause cause, Instant now) {
        site = of.site;
        edge = of.edge;
        at = now.atOffset(ZoneOffset.UTC);
        was = cause == Cause.FIRST_HEARD ? null : of.state;
        became = next;
        this.cause = cause;
        if (isOfAnOutage()) of.heartbeat().map(Heartbeat::outage).ifPresent(this::tell);
    }

    /** Heartbeats go on naming the last outage; only what the edge says at its beginning and end is about it. */
    private boolean isOfAnOutage() {
        boolean told = cause == Cause.HEARTBEAT || cause == Cause.FIRST_HEARD;
        return told && (CUT.contains(became) || was != null && CUT.contains(was));
    }

    private void tell(Heartbeat.Outage outage) {
        outageFrom = outage.from().atOffset(ZoneOffset.UTC);
        outageUntil = outage.until() == null ? null : outage.until().atOffset(ZoneOffset.UTC);
    }

    /** As callers and pages see it. */
    Told told() {
        return new Told(
                number,
                site,
                edge,
                at.toInstant(),
                was,
                became,
                cause,
                Optional.ofNullable(outageFrom)
                        .map(from -> new Heartbeat.Outage(
                                from.toInstant(), outageUntil == null ? null : outageUntil.toInstant()))
                        .orElse(null));
    }

    /** What made an edge change its state. */
    public enum Cause {
        FIRST_HEARD,
        HEARTBEAT,
        LAST_WILL,
        SILENCE
    }

    /** {@code was} is null for the first; {@code outage} is by the edge's own clock, null where it told of none. */
    public record Told(
            long number,
            String site,
            String edge,
            Instant at,
            LinkState was,
            LinkState became,
            Cause cause,
            Heartbeat.Outage outage) {}
}
