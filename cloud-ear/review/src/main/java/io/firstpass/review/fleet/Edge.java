package io.firstpass.review.fleet;

import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.LinkState;
import io.firstpass.contract.json.Messages;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * An edge as the cloud knows it. It becomes known by its first heartbeat or its first entry, stands as its heartbeats say,
 * becomes suspect and then lost when they stop, and lost at once when the broker tells its last will; the next heartbeat
 * brings it back.
 *
 * <p>The broker's order is believed, the edge's clock is not: it may be wrong by an hour and be set right at any time.
 */
@Entity
@Table(name = "edge")
@IdClass(EdgeKey.class)
public class Edge {
    @Id
    String site;

    @Id
    String edge;

    String line;

    @Enumerated(EnumType.STRING)
    LinkState state;

    OffsetDateTime since;

    @Enumerated(EnumType.STRING)
    LinkState said;

    @Column(name = "said_at")
    OffsetDateTime saidAt;

    @Column(name = "lost_at")
    OffsetDateTime lostAt;

    @Column(name = "heard_at")
    OffsetDateTime heardAt;

    @Column(name = "known_at")
    OffsetDateTime knownAt;

    String heartbeat;
    String epoch;

    protected Edge() {}

    /** Nothing was heard of it so far. */
    Edge(EdgeName name, Instant now) {
        site = name.site();
        edge = name.edge();
        state = LinkState.SUSPECT;
        since = now.atOffset(ZoneOffset.UTC);
        knownAt = since;
    }

    EdgeName name() {
        return new EdgeName(site, edge);
    }

    /** The last heartbeat; empty before the first. */
    Optional<Heartbeat> heartbeat() {
        return Optional.ofNullable(heartbeat)
                .map(json -> Messages.read(json.getBytes(StandardCharsets.UTF_8), Heartbeat.class));
    }

    /** Takes in what the broker delivered. @return false where it is old or known, and changes nothing */
    boolean hear(Heard heard, Duration period) {
        return heard.heartbeat().state() == LinkState.LOST ? hearLastWill(heard) : hearHeartbeat(heard, period);
    }

    /** A last will says when its connection began, which tells one from the other and nothing about now. */
    private boolean hearLastWill(Heard heard) {
        OffsetDateTime began = heard.heartbeat().at().atOffset(ZoneOffset.UTC);
        if (lostAt != null && began.isEqual(lostAt)) return false;
        lostAt = began;
        said = LinkState.LOST;
        return true;
    }

    private boolean hearHeartbeat(Heard heard, Duration period) {
        Heartbeat news = heard.heartbeat();
        if (saidAt != null && isOld(heard, period)) return false;
        line = news.line();
        said = news.state();
        saidAt = news.at().atOffset(ZoneOffset.UTC);
        heardAt = heard.at().atOffset(ZoneOffset.UTC);
        heartbeat = new String(Messages.write(news), StandardCharsets.UTF_8);
        epoch = news.outbox().epoch();
        return true;
    }

    /**
     * Whether a heartbeat was said before the last one that was taken. An earlier time alone does not tell: it may be the
     * first one after the clock was set back. It is taken for that once nothing newer has come for more than a period, and
     * where its numbers are not behind.
     */
    private boolean isOld(Heard heard, Duration period) {
        Instant last = saidAt.toInstant();
        Instant at = heard.heartbeat().at();
        if (at.isAfter(last)) return false;
        if (at.equals(last) || heard.retained() || isBehind(heard.heartbeat().outbox())) return true;
        Duration patience = period.plus(period.dividedBy(2));
        return Duration.between(heardAt.toInstant(), heard.at()).compareTo(patience) < 0;
    }

    private boolean isBehind(Heartbeat.Outbox outbox) {
        Heartbeat.Outbox known = heartbeat().orElseThrow().outbox();
        return outbox.epoch().equals(known.epoch())
                && (outbox.nextSequence() < known.nextSequence() || outbox.settledBelow() < known.settledBelow());
    }

    /** Empty where it stands as it stood. */
    Optional<EdgeEvent> become(LinkState next, EdgeEvent.Cause cause, Instant now) {
        if (next == state && cause != EdgeEvent.Cause.FIRST_HEARD) return Optional.empty();
        var event = new EdgeEvent(this, next, cause, now);
        state = next;
        since = now.atOffset(ZoneOffset.UTC);
        return Optional.of(event);
    }
}
