package io.firstpass.registry.golden;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A golden set as REST shows it.
 *
 * @param inForceFor the models whose versions are measured on it
 */
public record ShownGoldenSet(
        long number,
        String digest,
        String name,
        int units,
        int defective,
        long bytes,
        String actor,
        Instant at,
        List<String> inForceFor) {
    static ShownGoldenSet of(Object[] row) {
        return new ShownGoldenSet(
                ((Number) row[0]).longValue(),
                (String) row[1],
                (String) row[2],
                ((Number) row[3]).intValue(),
                ((Number) row[4]).intValue(),
                ((Number) row[5]).longValue(),
                (String) row[6],
                instant(row[7]),
                row[8] == null ? List.of() : List.of(((String) row[8]).split(",")));
    }

    static Instant instant(Object time) {
        if (time instanceof OffsetDateTime at) return at.toInstant();
        return ((java.sql.Timestamp) time).toInstant();
    }
}
