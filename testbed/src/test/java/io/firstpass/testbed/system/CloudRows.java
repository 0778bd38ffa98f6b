package io.firstpass.testbed.system;

import io.firstpass.testbed.store.Postgres;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

/** Counts what the cloud has entered for some inspections. */
record CloudRows(Postgres postgres) {

    int ledger(Collection<UUID> inspections) throws SQLException {
        return count("inspection", "true", inspections);
    }

    int rulings(Collection<UUID> inspections) throws SQLException {
        return count("ruling", "true", inspections);
    }

    /** Rulings that are marked as sent. */
    int told(Collection<UUID> inspections) throws SQLException {
        return count("ruling_outbox", "sent_at is not null", inspections);
    }

    int openCases(Collection<UUID> inspections) throws SQLException {
        return count("review_case", "state = 'OPEN'", inspections);
    }

    int refused(Collection<UUID> inspections) throws SQLException {
        return count("second_look", "state = 'REFUSED'", inspections);
    }

    private int count(String table, String condition, Collection<UUID> inspections) throws SQLException {
        String sql = "select count(*) from " + table + " where " + condition + " and inspection_id = any(?)";
        try (var connection = postgres.connect();
                var query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("uuid", inspections.toArray()));
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
