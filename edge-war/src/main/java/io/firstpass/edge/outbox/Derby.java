package io.firstpass.edge.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/** Transactions on the embedded database. Thread-safe; each transaction has its own connection. */
final class Derby {
    private static final Set<String> DEADLOCK_OR_LOCK_TIMEOUT = Set.of("40001", "40XL1");
    private static final int ATTEMPTS = 3;

    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final DataSource source;

    Derby(DataSource source) {
        this.source = source;
    }

    /** Commits what {@code work} did, or nothing of it. Work that lost a deadlock is done again from its beginning. */
    <T> T transact(String attempt, Work<T> work) {
        for (int tries = 1; ; tries++) {
            try (Connection connection = source.getConnection()) {
                return committed(connection, work);
            } catch (SQLException e) {
                if (tries == ATTEMPTS || !isWorthAnother(e)) throw new StoreFailed(attempt, e);
            }
        }
    }

    /** The server's connection pool throws exceptions without a state. */
    private static boolean isWorthAnother(SQLException e) {
        return e.getSQLState() != null && DEADLOCK_OR_LOCK_TIMEOUT.contains(e.getSQLState());
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            T result = work.on(connection);
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) connection.rollback();
        }
    }
}
