package io.firstpass.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

/**
 * Writes the whole log as JSON lines, as it stood at one moment: stream by stream in the order of numbers with the
 * checkpoints in between, a fresh checkpoint at the end of each, and a signed last line. In constant memory, whatever
 * the length. Begins and ends a transaction of its own: call it outside of any. Thread-safe.
 */
public record AuditExport(DataSource database, Clock clock, CheckpointKey key) {
    private static final int ROWS_AT_ONCE = 1000;

    /** @param out stays open; an export without its last line was interrupted, and the verifier refuses it */
    public void write(OutputStream out) throws IOException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                isolate(connection);
                write(connection, new ExportLines(out));
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new AuditFailed("cannot export the audit log", e);
        }
    }

    private void write(Connection connection, ExportLines lines) throws SQLException, IOException {
        for (Head head : Head.evenGone(connection)) {
            stream(connection, head, lines);
            Checkpoint last = Checkpoint.sign(head, clock.instant(), key);
            last.save(connection);
            lines.lastCheckpoint(last);
        }
        lines.end(clock.instant(), key);
    }

    /** Events and checkpoints side by side: a checkpoint follows the event that it names, were it missing or not. */
    private static void stream(Connection connection, Head head, ExportLines lines) throws SQLException, IOException {
        try (var events = all(connection, "audit_event", "number", head.stream());
                var checkpoints = all(connection, "audit_checkpoint", "number, at, key_id", head.stream());
                ResultSet event = events.executeQuery();
                ResultSet checkpoint = checkpoints.executeQuery()) {
            boolean signed = checkpoint.next();
            while (event.next()) {
                AuditEntry entry = AuditEntry.read(event);
                for (; signed && checkpoint.getLong("number") < entry.number(); signed = checkpoint.next())
                    lines.checkpoint(Checkpoint.read(checkpoint));
                lines.event(entry);
            }
            for (; signed; signed = checkpoint.next()) lines.checkpoint(Checkpoint.read(checkpoint));
        }
    }

    private static PreparedStatement all(Connection connection, String table, String order, String stream)
            throws SQLException {
        PreparedStatement query =
                connection.prepareStatement("select * from " + table + " where stream = ? order by " + order);
        query.setString(1, stream);
        query.setFetchSize(ROWS_AT_ONCE);
        return query;
    }

    /** By statement: setTransactionIsolation would outlive this export in a pooled connection. */
    private static void isolate(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read");
        }
    }
}
