package io.firstpass.review.secondlook;

import io.firstpass.contract.EscalatedFrame;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.json.Messages;
import io.firstpass.review.cases.RulingBook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The escalated frames that wait for a second look, the most urgent first. Many may claim; none gets another's. */
@ApplicationScoped
public class LookQueue {
    @PersistenceContext(unitName = "review")
    EntityManager database;

    @Inject
    RulingBook book;

    /** @return false where the escalation was entered before; then nothing changed */
    @Transactional
    public boolean enter(EscalatedFrame frame, String traceparent, int partition, long offset) {
        return database.createNativeQuery("insert into second_look (inspection_id, event, priority, state,"
                                + " next_attempt_at, received_at, traceparent, source_partition, source_offset)"
                                + " values (cast(?1 as uuid), ?2, ?3, 'WAITING', ?4, ?5, ?6, ?7, ?8)"
                                + " on conflict do nothing")
                        .setParameter(1, frame.inspectionId().toString())
                        .setParameter(2, new String(Messages.write(frame), StandardCharsets.UTF_8))
                        .setParameter(3, frame.priority())
                        .setParameter(4, Instant.now().atOffset(ZoneOffset.UTC))
                        .setParameter(5, Instant.now().atOffset(ZoneOffset.UTC))
                        .setParameter(6, traceparent == null ? "" : traceparent)
                        .setParameter(7, partition)
                        .setParameter(8, offset)
                        .executeUpdate()
                == 1;
    }

    /** Takes the most urgent frame that is due and nobody else's, for the length of the lease. */
    @Transactional
    public Optional<WaitingLook> claim(Instant now, Duration lease) {
        List<?> due = database.createNativeQuery(
                        "select * from second_look where state = 'WAITING' and next_attempt_at <= ?1"
                                + " and (claimed_until is null or claimed_until < ?2)"
                                + " order by priority, received_at limit 1 for update skip locked",
                        WaitingLook.class)
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, now.atOffset(ZoneOffset.UTC))
                .getResultList();
        return due.stream()
                .map(WaitingLook.class::cast)
                .peek(look -> look.claim(now, lease))
                .findFirst();
    }

    @Transactional
    public void putOff(UUID inspection, Instant until) {
        locked(inspection).putOff(until);
    }

    /** Ends the look and enters its ruling in one transaction. @return false where it had ended already */
    @Transactional
    public boolean rule(Ruling ruling) {
        WaitingLook look = locked(ruling.inspectionId());
        if (!look.end(WaitingLook.State.RULED)) return false;
        book.enter(ruling, look.traceparent.isEmpty() ? null : look.traceparent);
        return true;
    }

    @Transactional
    public boolean refuse(UUID inspection) {
        return locked(inspection).end(WaitingLook.State.REFUSED);
    }

    private WaitingLook locked(UUID inspection) {
        return database.find(WaitingLook.class, inspection, LockModeType.PESSIMISTIC_WRITE);
    }
}
