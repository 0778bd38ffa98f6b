package io.firstpass.review.ledger;

import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.json.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every inspection that the edges reported, each once. */
@ApplicationScoped
public class Ledger {
    /** A unit is inspected a few times; who asks for more than this many has hit upon a placeholder serial. */
    private static final int MOST = 500;

    @PersistenceContext(unitName = "review")
    EntityManager database;

    /** @return false where the inspection was entered before; then nothing changed */
    @Transactional
    public boolean enter(Inspection inspection) {
        return database.createNativeQuery("insert into inspection"
                                + " (inspection_id, serial, site, line, station, captured_at, event, received_at)"
                                + " values (cast(?1 as uuid), ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict do nothing")
                        .setParameter(1, inspection.id().toString())
                        .setParameter(2, inspection.serial())
                        .setParameter(3, inspection.site())
                        .setParameter(4, inspection.line())
                        .setParameter(5, inspection.station())
                        .setParameter(6, inspection.capturedAt().atOffset(ZoneOffset.UTC))
                        .setParameter(7, new String(Messages.write(inspection), StandardCharsets.UTF_8))
                        .setParameter(8, Instant.now().atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                == 1;
    }

    /** @return false where the lapse was entered before; then nothing changed */
    @Transactional
    public boolean enter(HoldLapse lapse) {
        return database.createNativeQuery("insert into hold_lapse (inspection_id, event, received_at)"
                                + " values (cast(?1 as uuid), ?2, ?3) on conflict do nothing")
                        .setParameter(1, lapse.inspectionId().toString())
                        .setParameter(2, new String(Messages.write(lapse), StandardCharsets.UTF_8))
                        .setParameter(3, Instant.now().atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                == 1;
    }

    /** That an inspection's deadline passed without a ruling; empty where none did, as far as its edge has told. */
    @Transactional
    public Optional<HoldLapse> lapse(UUID inspection) {
        List<?> told = database.createNativeQuery("select event from hold_lapse where inspection_id = cast(?1 as uuid)")
                .setParameter(1, inspection.toString())
                .getResultList();
        return told.stream()
                .map(event -> Messages.read(((String) event).getBytes(StandardCharsets.UTF_8), HoldLapse.class))
                .findFirst();
    }

    @Transactional
    public Optional<Inspection> find(UUID id) {
        return Optional.ofNullable(database.find(LedgerEntry.class, id)).map(LedgerEntry::inspection);
    }

    /** One unit's inspections, the oldest first; at most the first {@value #MOST}. */
    @Transactional
    public List<Inspection> findBySerial(String serial) {
        return database.createQuery(
                        "select e from LedgerEntry e where e.serial = :serial order by e.capturedAt", LedgerEntry.class)
                .setParameter("serial", serial)
                .setMaxResults(MOST)
                .getResultStream()
                .map(LedgerEntry::inspection)
                .toList();
    }
}
