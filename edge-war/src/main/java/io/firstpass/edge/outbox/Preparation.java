package io.firstpass.edge.outbox;

import com.github.f4b6a3.uuid.UuidCreator;
import io.firstpass.db.Migrations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Brings a database to where it can be used: the tables, and the epoch that its numbers belong to. */
final class Preparation {
    /**
     * @param nextSequence of the epoch, the first that was not given
     * @param running how long the edge had been running, as far as the database knows
     */
    record Prepared(String epoch, long nextSequence, long running) {}

    /** The running time of a new store; 0 is what has not happened yet. */
    static final long BEGINNING = 1;

    private Preparation() {}

    static Prepared prepare(Database database, Derby derby) {
        Migrations.migrateEdge(database.source());
        return derby.transact("number the store", Preparation::number);
    }

    private static Prepared number(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT epoch, next_sequence, running FROM outbox")) {
                if (row.next())
                    return new Prepared(row.getString(1), row.getLong(2), Math.max(row.getLong(3), latest(connection)));
            }
            // In the order of their beginning, which is the order in which their tombstones are told.
            String epoch = UuidCreator.getTimeOrderedEpoch().toString();
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO outbox (epoch, next_sequence, running) VALUES (?, 1, " + BEGINNING + ")")) {
                insert.setString(1, epoch);
                insert.executeUpdate();
            }
            return new Prepared(epoch, 1, BEGINNING);
        }
    }

    /** After a kill the last recording knows better than what was written down before it. */
    private static long latest(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT MAX(recorded) FROM inspection")) {
            row.next();
            return row.getLong(1);
        }
    }
}
