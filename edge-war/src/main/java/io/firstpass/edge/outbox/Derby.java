package io.firstpass.edge.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.Set;
import java.util.function.Consumer;

/** Transactions on the embedded database. Thread-safe; each transaction has its own connection. */
final class Derby {
    private static final Set<String> DEADLOCK_OR_LOCK_TIMEOUT = Set.of("40001", "40XL1");
    private static final int ATTEMPTS = 3;
    /** Derby extends its log by 1 MiB and its tables by eight pages at a time. */
    static final long ROOM_TO_COMMIT = 4 << 20;

    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    interface Connections {
        Connection open() throws SQLException;
    }

    private final Connections connections;
    private final Disk disk;
    private final Consumer<SQLException> failures;

    /** {@code failures} hears of each failure, before it is thrown. */
    Derby(Connections connections, Disk disk, Consumer<SQLException> failures) {
        this.connections = connections;
        this.disk = disk;
        this.failures = failures;
    }

    /**
     * Commits what {@code work} did, or nothing of it. Work that lost a deadlock is done again from its beginning.
     *
     * @throws StoreFull if it failed on a disk without room
     */
    <T> T transact(String attempt, Work<T> work) {
        for (int tries = 1; ; tries++) {
            try (Connection connection = connections.open()) {
                return committed(connection, work);
            } catch (SQLException e) {
                if (tries == ATTEMPTS || !isWorthAnother(e)) throw failure(attempt, e);
            }
        }
    }

    private StoreFailed failure(String attempt, SQLException e) {
        if (e instanceof SQLIntegrityConstraintViolationException) return new StoreFailed(attempt, e);
        if (disk.lacks(ROOM_TO_COMMIT)) return new StoreFull(attempt, e);
        failures.accept(e);
        return new StoreFailed(attempt, e);
    }

    private static boolean isWorthAnother(SQLException e) {
        return DEADLOCK_OR_LOCK_TIMEOUT.contains(e.getSQLState());
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            undo(connection, e);
            throw e;
        }
    }

    /** A bad page ends the connection as well: that it cannot be rolled back must not hide why. */
    private static void undo(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
