package io.firstpass.edge.outbox;

import io.firstpass.contract.EntryKind;
import io.firstpass.contract.SequenceRange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The entries that wait, within a transaction of the caller. Every question names one place, so that an index answers it
 * without sorting and however much waits.
 */
final class Queue implements Choice.Source {
    private static final String COLUMNS = "sequence, kind, bytes, inspection_id, recorded, created_at, shelf, priority";
    private static final String HEADS = "SELECT " + COLUMNS + " FROM entry WHERE sent = 0 AND shelf = ?"
            + " AND priority = ? ORDER BY sequence FETCH FIRST ? ROWS ONLY";

    private final Connection connection;

    Queue(Connection connection) {
        this.connection = connection;
    }

    @Override
    public List<Head> heads(Place place, int limit) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(HEADS)) {
            query.setString(1, place.shelf().name());
            query.setInt(2, place.priority());
            query.setInt(3, limit);
            return heads(query);
        }
    }

    Optional<Head> oldest(List<Place> places) throws SQLException {
        List<Head> first = new ArrayList<>();
        for (Place place : places) first.addAll(heads(place, 1));
        return first.stream().min(Comparator.comparing(Head::sequence));
    }

    /** The waiting one of that number; empty if it does not wait. */
    Optional<Head> waiting(long sequence) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM entry WHERE sequence = ? AND sent = 0")) {
            query.setLong(1, sequence);
            return heads(query).stream().findFirst();
        }
    }

    /** The escalation of that inspection; empty if there is none or it does not wait. */
    Optional<Head> escalationOf(UUID inspection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM entry WHERE inspection_id = ? AND kind = 'ESCALATION' AND sent = 0")) {
            query.setString(1, inspection.toString());
            return heads(query).stream().findFirst();
        }
    }

    /** Those of the range that were sent, up to {@code limit}. */
    List<Head> sent(SequenceRange range, int limit) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT " + COLUMNS + " FROM entry WHERE sequence"
                + " BETWEEN ? AND ? AND sent > 0 ORDER BY sequence FETCH FIRST " + limit + " ROWS ONLY")) {
            query.setLong(1, range.from());
            query.setLong(2, range.through());
            return heads(query);
        }
    }

    void markSent(long sequence, long now) throws SQLException {
        update("UPDATE entry SET sent = ? WHERE sequence = ?", now, sequence);
    }

    void remove(long sequence) throws SQLException {
        update("DELETE FROM entry WHERE sequence = ?", sequence);
    }

    void rank(long sequence, int priority) throws SQLException {
        update("UPDATE entry SET priority = ? WHERE sequence = ?", priority, sequence);
    }

    private void update(String statement, long... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) update.setLong(i + 1, values[i]);
            update.executeUpdate();
        }
    }

    /** The numbers of all entries of the range, waiting or sent. */
    List<Long> numbers(SequenceRange range) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT sequence FROM entry WHERE sequence BETWEEN ? AND ?")) {
            query.setLong(1, range.from());
            query.setLong(2, range.through());
            List<Long> numbers = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) numbers.add(row.getLong(1));
            }
            return numbers;
        }
    }

    private static List<Head> heads(PreparedStatement query) throws SQLException {
        List<Head> heads = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) heads.add(head(row));
        }
        return heads;
    }

    static Head head(ResultSet row) throws SQLException {
        return new Head(
                row.getLong(1),
                EntryKind.valueOf(row.getString(2)),
                new Place(Shelf.valueOf(row.getString(7)), row.getInt(8)),
                row.getLong(3),
                UUID.fromString(row.getString(4)),
                row.getLong(5),
                Instant.ofEpochMilli(row.getLong(6)));
    }
}
