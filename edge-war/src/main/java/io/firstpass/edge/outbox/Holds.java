package io.firstpass.edge.outbox;

import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The rows of HOLDs that wait for a ruling, and of those that lapsed, within a transaction of the caller. */
final class Holds {
    private final Connection connection;

    Holds(Connection connection) {
        this.connection = connection;
    }

    /** Nothing where the inspection holds nothing. What was left of the deadline {@code now} runs in running time. */
    void add(Inspection inspection, Instant now, long runningTime) throws SQLException {
        if (inspection.verdict() != Verdict.HOLD || inspection.holdUntil() == null) return;
        Duration left = Duration.between(now, inspection.holdUntil());
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO held (inspection_id, due) VALUES (?, ?)")) {
            insert.setString(1, inspection.id().toString());
            insert.setLong(2, runningTime + Math.max(0, left.toMillis()));
            insert.executeUpdate();
        }
    }

    /** The inspections whose deadline has passed, as JSON, the earliest first. */
    Map<UUID, String> due(long runningTime, int limit) throws SQLException {
        Map<UUID, String> due = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT h.inspection_id, i.json FROM (SELECT * FROM held WHERE due <= ? ORDER BY due, inspection_id FETCH FIRST "
                        + limit
                        + " ROWS ONLY) h JOIN inspection i ON i.id = h.inspection_id ORDER BY h.due, h.inspection_id")) {
            query.setLong(1, runningTime);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) due.put(UUID.fromString(row.getString(1)), row.getString(2));
            }
        }
        return due;
    }

    /** False if a ruling came first. */
    boolean end(UUID inspection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM held WHERE inspection_id = ?")) {
            delete.setString(1, inspection.toString());
            return delete.executeUpdate() > 0;
        }
    }

    void add(HoldLapse lapse) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO lapse (inspection_id, json, lapsed_at) VALUES (?, ?, ?)")) {
            insert.setString(1, lapse.inspectionId().toString());
            insert.setString(2, Inspections.json(lapse));
            insert.setLong(3, lapse.lapsedAt().toEpochMilli());
            insert.executeUpdate();
        }
    }
}
