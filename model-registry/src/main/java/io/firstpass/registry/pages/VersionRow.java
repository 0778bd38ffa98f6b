package io.firstpass.registry.pages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** One version as a list shows it. */
public record VersionRow(
        long number,
        String digest,
        String name,
        String version,
        String state,
        String submitter,
        Instant at,
        long bytes) {
    static final String COLUMNS = "number, digest, name, version, state, submitter, at, bytes";

    static VersionRow of(ResultSet row) throws SQLException {
        return new VersionRow(
                row.getLong("number"),
                row.getString("digest"),
                row.getString("name"),
                row.getString("version"),
                row.getString("state"),
                row.getString("submitter"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getLong("bytes"));
    }
}
