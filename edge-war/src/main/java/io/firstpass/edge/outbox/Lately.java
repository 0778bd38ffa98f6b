package io.firstpass.edge.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The escalations of the last while, within a transaction of the caller. No index answers this: it is asked once a start. */
final class Lately {
    private static final String QUERY = "SELECT recorded, inclusion_probability, bytes FROM entry"
            + " WHERE kind = 'ESCALATION' AND recorded > ? ORDER BY sequence";

    private final Connection connection;
    private final long runningTime;

    Lately(Connection connection, long runningTime) {
        this.connection = connection;
        this.runningTime = runningTime;
    }

    List<Escalated> escalated(Duration within) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setLong(1, runningTime - within.toMillis());
            List<Escalated> found = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) found.add(escalated(rows));
            }
            return found;
        }
    }

    private Escalated escalated(ResultSet row) throws SQLException {
        Duration ago = Duration.ofMillis(Math.max(0, runningTime - row.getLong(1)));
        row.getDouble(2);
        boolean audit = !row.wasNull();
        return new Escalated(ago, audit, row.getLong(3));
    }
}
