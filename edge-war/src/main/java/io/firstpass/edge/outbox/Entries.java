package io.firstpass.edge.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Adds, marks and counts the rows of entries, within a transaction of the caller. */
final class Entries {
    /** Inspections go after every escalation that waits for an answer and before those that do not hurry. */
    static final int INSPECTION_PRIORITY = 5;

    private final Connection connection;

    Entries(Connection connection) {
        this.connection = connection;
    }

    /** The inspection's entry, and the escalation's where it has one. Holds the outbox's row until the commit, so that numbers and commits have one order. */
    void add(NewInspection added, Instant now) throws SQLException {
        boolean escalated = added.inspection().escalation() != null;
        Numbers numbers = drawNumbers(escalated ? 2 : 1);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO entry (sequence, epoch, inspection_id, kind, priority, content_type,"
                        + " inclusion_probability, traceparent, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(2, numbers.epoch());
            insert.setString(3, added.inspection().id().toString());
            insert.setString(6, added.contentType());
            if (added.inclusionProbability().isPresent())
                insert.setDouble(7, added.inclusionProbability().getAsDouble());
            else insert.setNull(7, Types.DOUBLE);
            insert.setString(8, added.traceparent().orElse(null));
            insert.setLong(9, now.toEpochMilli());
            insert(insert, numbers.first(), EntryKind.INSPECTION, INSPECTION_PRIORITY);
            if (escalated)
                insert(
                        insert,
                        numbers.first() + 1,
                        EntryKind.ESCALATION,
                        added.inspection().escalation().priority());
        }
    }

    private static void insert(PreparedStatement insert, long sequence, EntryKind kind, int priority)
            throws SQLException {
        insert.setLong(1, sequence);
        insert.setString(4, kind.name());
        insert.setInt(5, priority);
        insert.executeUpdate();
    }

    private record Numbers(String epoch, long first) {}

    private Numbers drawNumbers(int count) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE outbox SET next_sequence = next_sequence + " + count);
            try (ResultSet row = statement.executeQuery("SELECT epoch, next_sequence FROM outbox")) {
                row.next();
                return new Numbers(row.getString(1), row.getLong(2) - count);
            }
        }
    }

    void markSent(Collection<Long> sequences, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE entry SET sent_at = ? WHERE sequence = ?")) {
            for (long sequence : sequences) {
                update.setLong(1, now.toEpochMilli());
                update.setLong(2, sequence);
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    void withdraw(long sequence, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE entry SET withdrawn_at = ? WHERE sequence = ?")) {
            update.setLong(1, now.toEpochMilli());
            update.setLong(2, sequence);
            update.executeUpdate();
        }
    }

    Backlog backlog() throws SQLException {
        long entries = 0;
        long escalations = 0;
        long oldest = Long.MAX_VALUE;
        Map<Integer, Long> byPriority = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT priority, kind, COUNT(*), MIN(created_at) FROM entry"
                        + " WHERE sent_at IS NULL AND withdrawn_at IS NULL GROUP BY priority, kind")) {
            while (row.next()) {
                long count = row.getLong(3);
                entries += count;
                if (row.getString(2).equals(EntryKind.ESCALATION.name())) escalations += count;
                byPriority.merge(row.getInt(1), count, Long::sum);
                oldest = Math.min(oldest, row.getLong(4));
            }
        }
        Optional<Instant> since = entries == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oldest));
        return new Backlog(entries, escalations, since, byPriority);
    }
}
