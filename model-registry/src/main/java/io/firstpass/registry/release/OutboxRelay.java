package io.firstpass.registry.release;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Sends the outbox one by one, the oldest first; the next only when the one before was acknowledged. Of several servers
 * one sends at a time. What was sent and could not be marked is sent once more, before anything that follows it.
 */
record OutboxRelay(DataSource database) {
    private static final String OLDEST =
            "select number, topic, key, payload from release_outbox where sent_at is null order by number limit 1";

    /** What takes a message, or throws. */
    interface Sender {
        void send(String topic, String key, String payload) throws Exception;
    }

    /** @return false where there is nothing to send, or another server does it */
    boolean sendOldest(Sender sender) throws Exception {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean sent = isOurs(connection) && sendOldest(connection, sender);
                connection.commit();
                return sent;
            } catch (Exception e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /** Until this transaction ends. */
    private static boolean isOurs(Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_try_advisory_xact_lock(hashtext('release_outbox'))");
                var row = lock.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static boolean sendOldest(Connection connection, Sender sender) throws Exception {
        try (var select = connection.prepareStatement(OLDEST);
                var row = select.executeQuery()) {
            if (!row.next()) return false;
            sender.send(row.getString("topic"), row.getString("key"), row.getString("payload"));
            mark(connection, row.getLong("number"));
            return true;
        }
    }

    private static void mark(Connection connection, long number) throws SQLException {
        try (var update =
                connection.prepareStatement("update release_outbox set sent_at = clock_timestamp() where number = ?")) {
            update.setLong(1, number);
            update.executeUpdate();
        }
    }
}
