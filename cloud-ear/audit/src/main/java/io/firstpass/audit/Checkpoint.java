package io.firstpass.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** The signed statement that a stream ended with this number and hash at this time. */
record Checkpoint(Head head, Instant at, String keyId, byte[] signature) {

    static Checkpoint sign(Head head, Instant now, CheckpointKey key) {
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        String text = String.join(
                "\n",
                "firstpass-audit-checkpoint-v1",
                head.stream(),
                Long.toString(head.number()),
                HexFormat.of().formatHex(head.hash()),
                Chain.time(at),
                key.id(),
                "");
        return new Checkpoint(head, at, key.id(), key.sign(text));
    }

    static Checkpoint read(ResultSet row) throws SQLException {
        Head head = new Head(row.getString("stream"), row.getLong("number"), row.getBytes("hash"));
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        return new Checkpoint(head, at, row.getString("key_id"), row.getBytes("signature"));
    }

    /** One for each end and key is enough: a second says nothing new. */
    void save(Connection connection) throws SQLException {
        try (var insert =
                connection.prepareStatement("insert into audit_checkpoint (stream, number, hash, at, key_id, signature)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")) {
            insert.setString(1, head.stream());
            insert.setLong(2, head.number());
            insert.setBytes(3, head.hash());
            insert.setObject(4, at.atOffset(ZoneOffset.UTC));
            insert.setString(5, keyId);
            insert.setBytes(6, signature);
            insert.executeUpdate();
        }
    }
}
