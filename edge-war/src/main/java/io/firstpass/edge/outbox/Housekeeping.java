package io.firstpass.edge.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Deletes what has been kept long enough: sent entries with their frames, and inspections that have nothing left to
 * send. What has not been sent stays, however old it is. A few hundred rows a transaction, so that recording does not
 * wait for it and no table lock is taken.
 */
final class Housekeeping {
    private static final int ROWS = 500;
    private static final String SENT =
            "SELECT sequence, kind, inspection_id FROM entry WHERE sent_at < ? FETCH FIRST " + ROWS + " ROWS ONLY";
    private static final String OLD = "SELECT id FROM inspection WHERE captured_at < ? AND NOT EXISTS (SELECT 1 FROM"
            + " entry WHERE entry.inspection_id = inspection.id AND entry.withdrawn_at IS NULL) FETCH FIRST " + ROWS
            + " ROWS ONLY";

    private final Derby derby;
    private final FrameFiles frames;
    private final OutboxSettings settings;
    private final Clock clock;

    Housekeeping(Derby derby, FrameFiles frames, OutboxSettings settings, Clock clock) {
        this.derby = derby;
        this.frames = frames;
        this.settings = settings;
        this.clock = clock;
    }

    void cleanUp() {
        while (deleteSent(before(settings.keepSent())) == ROWS) {}
        while (deleteInspections(before(settings.keepInspections())) == ROWS) {}
    }

    private Instant before(Duration kept) {
        return clock.instant().minus(kept);
    }

    /** Rows first: a frame without a row is removed at the next start, a row without a frame would be a loss. */
    private int deleteSent(Instant before) {
        List<Sent> sent = derby.transact("delete sent entries", connection -> {
            List<Sent> found = sent(connection, before);
            for (Sent entry : found) delete(connection, "DELETE FROM entry WHERE sequence = ?", entry.sequence());
            return found;
        });
        sent.stream()
                .filter(entry -> entry.kind() == EntryKind.ESCALATION)
                .forEach(entry -> frames.delete(entry.inspection()));
        return sent.size();
    }

    private int deleteInspections(Instant before) {
        return derby.transact("delete old inspections", connection -> {
            List<String> old = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(OLD)) {
                query.setLong(1, before.toEpochMilli());
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) old.add(row.getString(1));
                }
            }
            for (String id : old) delete(connection, "DELETE FROM inspection WHERE id = ?", id);
            return old.size();
        });
    }

    private record Sent(long sequence, EntryKind kind, UUID inspection) {}

    private static List<Sent> sent(Connection connection, Instant before) throws SQLException {
        List<Sent> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(SENT)) {
            query.setLong(1, before.toEpochMilli());
            try (ResultSet row = query.executeQuery()) {
                while (row.next())
                    found.add(new Sent(
                            row.getLong(1), EntryKind.valueOf(row.getString(2)), UUID.fromString(row.getString(3))));
            }
        }
        return found;
    }

    private static void delete(Connection connection, String statement, Object key) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(statement)) {
            delete.setObject(1, key);
            delete.executeUpdate();
        }
    }
}
