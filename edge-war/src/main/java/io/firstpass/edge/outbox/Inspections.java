package io.firstpass.edge.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.json.Messages;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of inspections and their rulings, within a transaction of the caller. */
final class Inspections {
    private final Connection connection;

    Inspections(Connection connection) {
        this.connection = connection;
    }

    /** Returns how many bytes its metadata have. {@code idempotencyKey} may be null. */
    long add(Inspection inspection, String frameSha256, String idempotencyKey, long runningTime) throws SQLException {
        String json = json(inspection);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO inspection (id, serial, json, frame_sha256, idempotency_key, captured_at, recorded)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, inspection.id().toString());
            insert.setString(2, inspection.serial());
            insert.setString(3, json);
            insert.setString(4, frameSha256);
            insert.setString(5, idempotencyKey);
            insert.setLong(6, inspection.capturedAt().toEpochMilli());
            insert.setLong(7, runningTime);
            insert.executeUpdate();
        }
        return json.length();
    }

    boolean has(UUID id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM inspection WHERE id = ?")) {
            query.setString(1, id.toString());
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    Optional<StoredInspection> byId(UUID id) throws SQLException {
        return where("id = ?", id.toString()).stream().findFirst();
    }

    Optional<StoredInspection> byIdempotencyKey(String key) throws SQLException {
        return where("idempotency_key = ?", key).stream().findFirst();
    }

    List<StoredInspection> bySerial(String serial) throws SQLException {
        return where("serial = ?", serial);
    }

    /** False if the inspection is not ours or the ruling is not newer than what is there. */
    boolean add(Ruling ruling) throws SQLException {
        if (!has(ruling.inspectionId()) || ruling.revision() <= latestRevision(ruling.inspectionId())) return false;
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO ruling (inspection_id, revision, json) VALUES (?, ?, ?)")) {
            insert.setString(1, ruling.inspectionId().toString());
            insert.setInt(2, ruling.revision());
            insert.setString(3, json(ruling));
            insert.executeUpdate();
            return true;
        }
    }

    private int latestRevision(UUID inspection) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT MAX(revision) FROM ruling WHERE inspection_id = ?")) {
            query.setString(1, inspection.toString());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private List<StoredInspection> where(String condition, String value) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT i.json, i.frame_sha256, l.json FROM inspection i LEFT JOIN lapse l ON l.inspection_id = i.id"
                        + " WHERE i." + condition + " ORDER BY i.captured_at, i.id")) {
            query.setString(1, value);
            try (ResultSet rows = query.executeQuery()) {
                List<StoredInspection> found = new ArrayList<>();
                while (rows.next()) {
                    Inspection inspection = read(rows.getString(1), Inspection.class);
                    found.add(new StoredInspection(
                            inspection,
                            rows.getString(2),
                            rulings(inspection.id()),
                            Optional.ofNullable(rows.getString(3)).map(json -> read(json, HoldLapse.class))));
                }
                return found;
            }
        }
    }

    private List<Ruling> rulings(UUID inspection) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT json FROM ruling WHERE inspection_id = ? ORDER BY revision")) {
            query.setString(1, inspection.toString());
            try (ResultSet rows = query.executeQuery()) {
                List<Ruling> found = new ArrayList<>();
                while (rows.next()) found.add(read(rows.getString(1), Ruling.class));
                return found;
            }
        }
    }

    static <T> T read(String json, Class<T> type) {
        return Messages.read(json.getBytes(UTF_8), type);
    }

    static String json(Object message) {
        return new String(Messages.write(message), UTF_8);
    }
}
