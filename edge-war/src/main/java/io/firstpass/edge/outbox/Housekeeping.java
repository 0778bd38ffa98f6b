package io.firstpass.edge.outbox;

import io.firstpass.contract.EntryKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes what has been kept long enough: sent entries with their frames, told tombstones, and inspections that have
 * nothing left to send. What has not been sent is not its business. A few hundred rows a transaction, so that recording
 * does not wait for it and no table lock is taken.
 */
final class Housekeeping {
    private static final int ROWS = 500;
    private static final String SENT = "SELECT sequence, kind, bytes, inspection_id, recorded, created_at, shelf,"
            + " priority FROM entry WHERE sent > 0 AND sent < ? FETCH FIRST " + ROWS + " ROWS ONLY";
    private static final String SENT_FRAMES =
            "SELECT sequence, kind, bytes, inspection_id, recorded, created_at, shelf,"
                    + " priority FROM entry WHERE sent > 0 AND sent < ? AND shelf <> 'INSPECTIONS' ORDER BY sent"
                    + " FETCH FIRST 20 ROWS ONLY";
    private static final String OLD = "SELECT id FROM inspection WHERE recorded < ? AND NOT EXISTS (SELECT 1 FROM"
            + " entry WHERE entry.inspection_id = inspection.id AND entry.sent = 0) FETCH FIRST " + ROWS
            + " ROWS ONLY";

    private final Outbox outbox;
    private final OutboxSettings settings;

    Housekeeping(Outbox outbox, OutboxSettings settings) {
        this.outbox = outbox;
        this.settings = settings;
    }

    void cleanUp() {
        while (deleteSent(SENT, before(settings.keepSent())) == ROWS) {}
        deleteTold(before(settings.keepInspections()));
        while (deleteInspections(before(settings.keepInspections())) == ROWS) {}
    }

    /** Gives up the frames that were sent and are only kept to be sent again, the earliest first; false if there are none. */
    boolean dropSentFrames() {
        return deleteSent(SENT_FRAMES, Long.MAX_VALUE) > 0;
    }

    private long before(Duration kept) {
        return outbox.runningTime().now() - kept.toMillis();
    }

    /** Rows first: a frame without a row is removed at the next start, a row without a frame would be a loss. */
    private int deleteSent(String query, long before) {
        List<Head> sent = outbox.waiting()
                .rearranging(() -> outbox.derby().transact("delete sent entries", connection -> {
                    List<Head> found = sent(connection, query, before);
                    for (Head entry : found) new Queue(connection).remove(entry.sequence());
                    return found;
                }));
        sent.stream().filter(entry -> entry.kind() == EntryKind.ESCALATION).forEach(entry -> outbox.frames()
                .delete(entry.inspection()));
        return sent.size();
    }

    private void deleteTold(long before) {
        outbox.derby().transact("delete told tombstones", connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM tombstone WHERE told > 0 AND told < ?")) {
                delete.setLong(1, before);
                return delete.executeUpdate();
            }
        });
    }

    private int deleteInspections(long before) {
        return outbox.derby().transact("delete old inspections", connection -> {
            List<String> old = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(OLD)) {
                query.setLong(1, before);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) old.add(row.getString(1));
                }
            }
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM inspection WHERE id = ?")) {
                for (String id : old) {
                    delete.setString(1, id);
                    delete.executeUpdate();
                }
            }
            return old.size();
        });
    }

    private static List<Head> sent(Connection connection, String statement, long before) throws SQLException {
        List<Head> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(statement)) {
            query.setLong(1, before);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) found.add(Queue.head(row));
            }
        }
        return found;
    }
}
