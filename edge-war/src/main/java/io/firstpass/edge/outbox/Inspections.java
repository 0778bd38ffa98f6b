package io.firstpass.edge.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

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

    void add(NewInspection added) throws SQLException {
        Inspection inspection = added.inspection();
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO inspection"
                + " (id, serial, json, frame_sha256, idempotency_key, captured_at) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, inspection.id().toString());
            insert.setString(2, inspection.serial());
            insert.setString(3, json(inspection));
            insert.setString(4, added.frameSha256());
            insert.setString(5, added.idempotencyKey().orElse(null));
            insert.setLong(6, inspection.capturedAt().toEpochMilli());
            insert.executeUpdate();
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
        if (byId(ruling.inspectionId()).isEmpty() || ruling.revision() <= latestRevision(ruling.inspectionId()))
            return false;
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
                "SELECT json, frame_sha256 FROM inspection WHERE " + condition + " ORDER BY captured_at, id")) {
            query.setString(1, value);
            try (ResultSet rows = query.executeQuery()) {
                List<StoredInspection> found = new ArrayList<>();
                while (rows.next()) {
                    Inspection inspection = read(rows.getString(1), Inspection.class);
                    found.add(new StoredInspection(inspection, rows.getString(2), rulings(inspection.id())));
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

    private static String json(Object message) {
        return new String(Messages.write(message), UTF_8);
    }
}
