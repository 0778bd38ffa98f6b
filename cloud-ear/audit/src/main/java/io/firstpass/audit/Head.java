package io.firstpass.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a stream ends: the number and hash of its last event. */
record Head(String stream, long number, byte[] hash) {
    private static final String ALL =
            "select stream, number, hash from audit_stream where number > 0 order by stream collate \"C\"";

    /** The stream's end, which nobody else can move until this transaction is over; a new stream begins here. */
    static Head lock(Connection connection, String stream) throws SQLException {
        Optional<Head> last = tryLock(connection, stream);
        if (last.isPresent()) return last.get();
        try (var begin = connection.prepareStatement(
                "insert into audit_stream (stream, number, hash) values (?, 0, ?) on conflict (stream) do nothing")) {
            begin.setString(1, stream);
            begin.setBytes(2, Chain.start());
            begin.executeUpdate();
        }
        return tryLock(connection, stream).orElseThrow();
    }

    private static Optional<Head> tryLock(Connection connection, String stream) throws SQLException {
        try (var lock =
                connection.prepareStatement("select number, hash from audit_stream where stream = ? for update")) {
            lock.setString(1, stream);
            try (var row = lock.executeQuery()) {
                return row.next() ? Optional.of(new Head(stream, row.getLong(1), row.getBytes(2))) : Optional.empty();
            }
        }
    }

    /** All streams, in the order of their names' bytes. */
    static List<Head> all(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(ALL)) {
            return read(query);
        }
    }

    /** The same, once whoever appends at the moment is done; nobody can move them until this transaction is over. */
    static List<Head> allSettled(Connection connection) throws SQLException {
        try (var patience = connection.createStatement()) {
            patience.execute("set local lock_timeout = '10s'");
        }
        try (var query = connection.prepareStatement(ALL + " for share")) {
            return read(query);
        }
    }

    /**
     * Also those that only events or checkpoints still tell of, with nothing in them: an export must show that a stream
     * was taken away.
     */
    static List<Head> evenGone(Connection connection) throws SQLException {
        String sql = "select stream, coalesce(h.number, 0), coalesce(h.hash, ?) from"
                + " (select stream from audit_stream where number > 0 union select stream from audit_checkpoint"
                + " union select stream from audit_event) s"
                + " left join audit_stream h using (stream) order by stream collate \"C\"";
        try (var query = connection.prepareStatement(sql)) {
            query.setBytes(1, Chain.start());
            return read(query);
        }
    }

    private static List<Head> read(PreparedStatement query) throws SQLException {
        List<Head> heads = new ArrayList<>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) heads.add(new Head(rows.getString(1), rows.getLong(2), rows.getBytes(3)));
        }
        return heads;
    }

    Head followedBy(AuditEvent event) {
        return new Head(stream, number + 1, Chain.hash(hash, number + 1, event));
    }
}
