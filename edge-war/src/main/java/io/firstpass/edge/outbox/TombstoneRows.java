package io.firstpass.edge.outbox;

import io.firstpass.contract.EntryKind;
import io.firstpass.contract.ExpiredEntry;
import io.firstpass.contract.ExpiryReason;
import io.firstpass.contract.SequenceRange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of tombstones, within a transaction of the caller. */
final class TombstoneRows {
    private final Connection connection;

    TombstoneRows(Connection connection) {
        this.connection = connection;
    }

    void add(String epoch, ExpiredEntry expired) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO tombstone (epoch, first_sequence,"
                        + " last_sequence, kind, inspection_id, priority, reason, expired_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, epoch);
            insert.setLong(2, expired.sequence());
            insert.setLong(3, expired.through());
            insert.setString(4, text(expired.kind()));
            insert.setString(5, text(expired.inspectionId()));
            insert.setObject(6, expired.priority(), java.sql.Types.INTEGER);
            insert.setString(7, expired.reason().name());
            insert.setLong(8, expired.expiredAt().toEpochMilli());
            insert.executeUpdate();
        }
    }

    static ExpiredEntry of(Head head, ExpiryReason reason, Instant now) {
        return new ExpiredEntry(
                head.sequence(),
                head.sequence(),
                head.kind(),
                head.inspection(),
                head.place().priority(),
                reason,
                now);
    }

    static ExpiredEntry of(SequenceRange range, ExpiryReason reason, Instant now) {
        return new ExpiredEntry(range.from(), range.through(), null, null, null, reason, now);
    }

    /** Epochs are named in the order of their beginning. */
    Optional<String> oldestEpochToTell() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT epoch FROM tombstone WHERE told = 0"
                        + " ORDER BY epoch, first_sequence FETCH FIRST 1 ROWS ONLY");
                ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    List<ExpiredEntry> toTell(String epoch, int limit) throws SQLException {
        return read("told = 0 AND epoch = ? ORDER BY first_sequence FETCH FIRST " + limit + " ROWS ONLY", epoch);
    }

    /** Those that hold any number of the range, in their order. */
    List<ExpiredEntry> within(String epoch, SequenceRange range) throws SQLException {
        return read(
                "epoch = ? AND first_sequence <= ? AND last_sequence >= ? ORDER BY first_sequence",
                epoch,
                range.through(),
                range.from());
    }

    void markTold(String epoch, List<ExpiredEntry> told, long now) throws SQLException {
        mark(epoch, told, now);
    }

    void tellAgain(String epoch, List<ExpiredEntry> told) throws SQLException {
        mark(epoch, told, 0);
    }

    private void mark(String epoch, List<ExpiredEntry> expired, long told) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE tombstone SET told = ? WHERE epoch = ? AND first_sequence = ?")) {
            for (ExpiredEntry one : expired) {
                update.setLong(1, told);
                update.setString(2, epoch);
                update.setLong(3, one.sequence());
                update.addBatch();
            }
            if (!expired.isEmpty()) update.executeBatch();
        }
    }

    private List<ExpiredEntry> read(String condition, Object... values) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT first_sequence, last_sequence, kind,"
                + " inspection_id, priority, reason, expired_at FROM tombstone WHERE " + condition)) {
            for (int i = 0; i < values.length; i++) query.setObject(i + 1, values[i]);
            List<ExpiredEntry> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) found.add(expired(row));
            }
            return found;
        }
    }

    static ExpiredEntry expired(ResultSet row) throws SQLException {
        String kind = row.getString(3);
        String inspection = row.getString(4);
        return new ExpiredEntry(
                row.getLong(1),
                row.getLong(2),
                kind == null ? null : EntryKind.valueOf(kind),
                inspection == null ? null : UUID.fromString(inspection),
                row.getObject(5, Integer.class),
                ExpiryReason.valueOf(row.getString(6)),
                Instant.ofEpochMilli(row.getLong(7)));
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
