package io.firstpass.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/**
 * The log in PostgreSQL. The data source hands out connections of the caller's running transaction, as one under JTA does.
 * An append locks the stream's row and holds it until that transaction ends. Thread-safe. Needs read committed.
 */
public record PostgresAuditLog(DataSource database) implements AuditLog {
    /**
     * The event and the stream's new end, in one statement. The database itself says whether a transaction is running:
     * within one, the lock on the stream has given it a number. What a connection says of auto-commit is not to be relied
     * on under JTA.
     */
    static final String ENTER = "with entered as (insert into audit_event"
            + " (stream, number, at, actor, action, subject, before, after, origin, hash)"
            + " select ?, ?, ?, ?, ?, ?, ?, ?, ?, ? where pg_current_xact_id_if_assigned() is not null"
            + " returning stream, number, hash) update audit_stream set number = entered.number, hash = entered.hash"
            + " from entered where audit_stream.stream = entered.stream";

    @Override
    public void append(AuditEvent event) {
        try (var connection = database.getConnection()) {
            append(connection, event);
        } catch (SQLException e) {
            throw failed(event, e);
        }
    }

    /** The log on a connection whose transaction the caller began and will end; only for that transaction. */
    public static AuditLog inTransactionOf(Connection connection) {
        return event -> {
            try {
                append(connection, event);
            } catch (SQLException e) {
                throw failed(event, e);
            }
        };
    }

    private static void append(Connection connection, AuditEvent told) throws SQLException {
        AuditEvent event = told.asKept();
        Head last = Head.lock(connection, event.stream());
        try (PreparedStatement enter = connection.prepareStatement(ENTER)) {
            place(enter, last.followedBy(event), event);
            if (enter.executeUpdate() == 0)
                throw new IllegalStateException(
                        "no transaction is running: append " + event.action() + " in that of its deed");
        }
    }

    static void place(PreparedStatement enter, Head place, AuditEvent event) throws SQLException {
        enter.setString(1, event.stream());
        enter.setLong(2, place.number());
        enter.setObject(3, event.at().atOffset(ZoneOffset.UTC));
        enter.setString(4, event.actor());
        enter.setString(5, event.action());
        enter.setString(6, event.subject());
        enter.setString(7, event.before());
        enter.setString(8, event.after());
        enter.setString(9, event.from());
        enter.setBytes(10, place.hash());
    }

    private static AuditFailed failed(AuditEvent event, SQLException cause) {
        return new AuditFailed("cannot append " + event.action() + " to audit stream " + event.stream(), cause);
    }
}
