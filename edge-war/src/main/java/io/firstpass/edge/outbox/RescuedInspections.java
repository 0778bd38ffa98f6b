package io.firstpass.edge.outbox;

import io.firstpass.contract.EntryKind;
import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.Outcome;
import io.firstpass.contract.Ruling;
import io.firstpass.edge.outbox.OldEntries.OldEntry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Copies inspections from an old store: those that it has an entry for, which are those that wait and those of the last
 * hours, with their rulings and lapses. Older ones stay in the folder that is set aside: there may be months of them, and
 * the edge has to start.
 */
final class RescuedInspections {
    private static final int ROWS = 200;
    private static final Duration RECENT = Duration.ofHours(2);
    private static final String ALL =
            "SELECT id, json, frame_sha256, idempotency_key, recorded FROM inspection" + " --DERBY-PROPERTIES ";

    private final OldStore old;
    private final Derby target;
    private final Clock clock;
    private final OldEntries entries;
    private final Map<UUID, List<OldEntry>> byInspection;
    private final Map<UUID, List<Ruling>> rulings = new HashMap<>();
    private final Map<UUID, HoldLapse> lapses = new HashMap<>();
    private final Set<UUID> seen = new HashSet<>();
    private final List<Copied> batch = new ArrayList<>();
    private long recentSince;
    private long copied;
    private long escalations;

    RescuedInspections(OldStore old, Derby target, Clock clock, OldEntries entries) {
        this.old = old;
        this.target = target;
        this.clock = clock;
        this.entries = entries;
        this.byInspection = entries.byInspection();
    }

    private record Copied(Inspection inspection, String frameSha256, String idempotencyKey) {}

    void copy() {
        recentSince = old.numbers().map(Preparation.Prepared::running).orElse(Long.MAX_VALUE) - RECENT.toMillis();
        old.rows("SELECT json FROM ruling ORDER BY inspection_id, revision", row -> {
            Ruling ruling = Inspections.read(row.getString(1), Ruling.class);
            rulings.computeIfAbsent(ruling.inspectionId(), any -> new ArrayList<>())
                    .add(ruling);
        });
        old.rows("SELECT json FROM lapse", row -> {
            HoldLapse lapse = Inspections.read(row.getString(1), HoldLapse.class);
            lapses.put(lapse.inspectionId(), lapse);
        });
        if (!old.rows(ALL + "index=null\n", this::take))
            old.rows(ALL + "index=INSPECTION_BY_AGE\n ORDER BY recorded DESC", this::take);
        write();
    }

    long copied() {
        return copied;
    }

    long escalations() {
        return escalations;
    }

    private void take(ResultSet row) throws SQLException {
        UUID id = UUID.fromString(row.getString(1));
        boolean wanted = byInspection.containsKey(id) || !entries.areComplete() && row.getLong(5) >= recentSince;
        if (!wanted || !seen.add(id)) return;
        Inspection inspection = Inspections.read(row.getString(2), Inspection.class);
        batch.add(new Copied(inspection, row.getString(3), row.getString(4)));
        if (batch.size() == ROWS) write();
    }

    private void write() {
        target.transact("copy inspections", connection -> {
            for (Copied one : batch) write(connection, one);
            return null;
        });
        copied += batch.size();
        batch.clear();
    }

    private void write(Connection connection, Copied one) throws SQLException {
        Inspection inspection = one.inspection();
        Instant now = clock.instant();
        Inspections rows = new Inspections(connection);
        long bytes = rows.add(inspection, one.frameSha256(), one.idempotencyKey(), Preparation.BEGINNING);
        boolean settled = false;
        for (Ruling ruling : rulings.getOrDefault(inspection.id(), List.of())) {
            rows.add(ruling);
            settled |= ruling.outcome() != Outcome.UNSETTLED;
        }
        HoldLapse lapse = lapses.get(inspection.id());
        Holds holds = new Holds(connection);
        if (lapse != null) holds.add(lapse);
        else if (!settled) holds.add(inspection, now, Preparation.BEGINNING);
        writeEntries(connection, inspection, bytes, now);
    }

    private void writeEntries(Connection connection, Inspection inspection, long bytes, Instant now)
            throws SQLException {
        Entries rows = new Entries(connection);
        List<OldEntry> known = byInspection.getOrDefault(inspection.id(), List.of());
        for (OldEntry entry : known) {
            if (entry.sent()) continue;
            rows.add(rows.drawNumbers(1), entry.added(), entry.createdAt(), Preparation.BEGINNING);
            if (entry.added().kind() == EntryKind.ESCALATION) escalations++;
        }
        if (known.isEmpty())
            rows.add(rows.drawNumbers(1), Recording.metadata(inspection.id(), bytes), now, Preparation.BEGINNING);
    }
}
