package io.firstpass.review.secondlook;

import io.firstpass.contract.EscalatedFrame;
import io.firstpass.contract.json.Messages;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * An escalated frame on its way to a ruling: it waits, is claimed for the length of a lease, is put off where something
 * is away, and ends ruled or refused. Whoever claimed it and lost the lease may finish too; only the first one counts.
 */
@Entity
@Table(name = "second_look")
public class WaitingLook {
    @Id
    @Column(name = "inspection_id")
    UUID inspectionId;

    String event;

    @Enumerated(EnumType.STRING)
    State state;

    int attempts;

    @Column(name = "next_attempt_at")
    OffsetDateTime nextAttemptAt;

    @Column(name = "claimed_until")
    OffsetDateTime claimedUntil;

    String traceparent;

    @Column(name = "source_partition")
    int partition;

    @Column(name = "source_offset")
    long offset;

    protected WaitingLook() {}

    EscalatedFrame frame() {
        return Messages.read(event.getBytes(StandardCharsets.UTF_8), EscalatedFrame.class);
    }

    void claim(Instant now, Duration lease) {
        attempts++;
        claimedUntil = now.plus(lease).atOffset(ZoneOffset.UTC);
    }

    void putOff(Instant until) {
        claimedUntil = null;
        nextAttemptAt = until.atOffset(ZoneOffset.UTC);
    }

    /** @return false where it has ended already; then nothing changed */
    boolean end(State ended) {
        if (state != State.WAITING) return false;
        state = ended;
        claimedUntil = null;
        return true;
    }

    /** How far it is. */
    enum State {
        WAITING,
        RULED,
        REFUSED
    }
}
