package io.firstpass.edge.outbox;

import io.firstpass.contract.EntryKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** Numbers and adds entries, within a transaction of the caller. */
final class Entries {
    /** Inspections go after every escalation that waits for an answer and before those that do not hurry. */
    static final int INSPECTION_PRIORITY = 5;
    /** A verdict that stands from now on is news to the plant and the cloud. */
    static final int LAPSE_PRIORITY = 1;

    private static final String INSERT = "INSERT INTO entry (sequence, inspection_id, kind, shelf, priority, bytes,"
            + " sealed_sha256, content_type, inclusion_probability, traceparent, created_at, recorded)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** What an entry is, but for its number and when it was added. */
    record Added(
            UUID inspection,
            EntryKind kind,
            Place place,
            long bytes,
            Optional<String> sealedSha256,
            String contentType,
            OptionalDouble inclusionProbability,
            Optional<String> traceparent) {}

    private final Connection connection;

    Entries(Connection connection) {
        this.connection = connection;
    }

    /** The first of {@code count} numbers. Holds the outbox's row until the commit, so that numbers and commits have one order. */
    long drawNumbers(int count) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE outbox SET next_sequence = next_sequence + " + count);
            try (ResultSet row = statement.executeQuery("SELECT next_sequence FROM outbox")) {
                row.next();
                return row.getLong(1) - count;
            }
        }
    }

    void add(long sequence, Added added, Instant now, long runningTime) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, sequence);
            insert.setString(2, added.inspection().toString());
            insert.setString(3, added.kind().name());
            insert.setString(4, added.place().shelf().name());
            insert.setInt(5, added.place().priority());
            insert.setLong(6, added.bytes());
            insert.setString(7, added.sealedSha256().orElse(null));
            insert.setString(8, added.contentType());
            if (added.inclusionProbability().isPresent())
                insert.setDouble(9, added.inclusionProbability().getAsDouble());
            else insert.setNull(9, Types.DOUBLE);
            insert.setString(10, added.traceparent().orElse(null));
            insert.setLong(11, now.toEpochMilli());
            insert.setLong(12, runningTime);
            insert.executeUpdate();
        }
    }
}
