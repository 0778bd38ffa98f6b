package io.firstpass.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;

/** An event in its place in the log. The hash is in lower-case hex. */
public record AuditEntry(long number, AuditEvent event, String hash) {

    static AuditEntry read(ResultSet row) throws SQLException {
        var event = new AuditEvent(
                row.getString("stream"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("before"),
                row.getString("after"),
                row.getString("origin"));
        return new AuditEntry(row.getLong("number"), event, HexFormat.of().formatHex(row.getBytes("hash")));
    }

    AuditCursor cursor() {
        return new AuditCursor(event.at(), event.stream(), number);
    }
}
