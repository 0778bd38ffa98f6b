package io.firstpass.edge.outbox;

import io.firstpass.contract.EntryKind;
import io.firstpass.contract.SequenceRange;
import io.firstpass.edge.outbox.Entries.Added;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The entries that an old store still gives, by their number. */
final class OldEntries {
    /** One of them; {@code sent}: the cloud has it. */
    record OldEntry(long sequence, Added added, Instant createdAt, boolean sent) {}

    private static final String ALL = "SELECT sequence, inspection_id, kind, shelf, priority, bytes, sealed_sha256,"
            + " content_type, inclusion_probability, traceparent, created_at, sent FROM entry --DERBY-PROPERTIES ";

    private final Map<Long, OldEntry> entries = new TreeMap<>();
    private boolean complete;

    private OldEntries() {}

    static OldEntries read(OldStore old) {
        OldEntries read = new OldEntries();
        read.complete = old.rows(ALL + "index=null\n", read::add);
        if (!read.complete) old.rows(ALL + "constraint=ENTRY_PK\n ORDER BY sequence DESC", read::add);
        return read;
    }

    private void add(ResultSet row) throws SQLException {
        double probability = row.getDouble(9);
        OptionalDouble inclusion = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(probability);
        Added added = new Added(
                UUID.fromString(row.getString(2)),
                EntryKind.valueOf(row.getString(3)),
                new Place(Shelf.valueOf(row.getString(4)), row.getInt(5)),
                row.getLong(6),
                Optional.ofNullable(row.getString(7)),
                row.getString(8),
                inclusion,
                Optional.ofNullable(row.getString(10)));
        long sequence = row.getLong(1);
        entries.put(
                sequence, new OldEntry(sequence, added, Instant.ofEpochMilli(row.getLong(11)), row.getLong(12) > 0));
    }

    boolean areComplete() {
        return complete;
    }

    /** In the order of their recording. */
    Map<UUID, List<OldEntry>> byInspection() {
        return entries.values().stream()
                .collect(Collectors.groupingBy(one -> one.added().inspection(), HashMap::new, Collectors.toList()));
    }

    List<SequenceRange> sent() {
        return entries.values().stream()
                .filter(OldEntry::sent)
                .map(one -> new SequenceRange(one.sequence(), one.sequence()))
                .toList();
    }

    /** The inspections whose escalation the cloud has: their frames need not be sent again. */
    Set<UUID> sentEscalations() {
        return entries.values().stream()
                .filter(one -> one.sent() && one.added().kind() == EntryKind.ESCALATION)
                .map(one -> one.added().inspection())
                .collect(Collectors.toSet());
    }
}
