package io.firstpass.edge.outbox;

import io.firstpass.contract.Inspection;
import io.firstpass.contract.InvalidMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads in one query what is to be sent, without the frames, which would not fit in memory fifty at a time. */
final class DerbyOutboxReader implements OutboxReader {
    private static final Logger LOG = System.getLogger(DerbyOutboxReader.class.getName());
    /** Chosen before the inspections are joined: otherwise Derby sorts the whole backlog together with its JSON. */
    private static final String CHOSEN = "SELECT * FROM entry WHERE sent_at IS NULL AND withdrawn_at IS NULL"
            + " ORDER BY priority, sequence FETCH FIRST %d ROWS ONLY";

    private static final String NEXT = "SELECT e.sequence, e.epoch, e.kind, e.priority, e.content_type,"
            + " e.inclusion_probability, e.traceparent, i.json, i.frame_sha256"
            + " FROM (" + CHOSEN + ") e JOIN inspection i ON i.id = e.inspection_id ORDER BY e.priority, e.sequence";

    private final Derby derby;
    private final FrameFiles frames;
    private final Clock clock;
    private final Recorded recorded;

    DerbyOutboxReader(Derby derby, FrameFiles frames, Clock clock, Recorded recorded) {
        this.derby = derby;
        this.frames = frames;
        this.clock = clock;
        this.recorded = recorded;
    }

    @Override
    public List<Entry> next(int limit) {
        return derby.transact("read what is to be sent", connection -> {
            Map<Long, String> unreadable = new LinkedHashMap<>();
            List<Entry> entries = read(connection, limit, unreadable);
            for (Map.Entry<Long, String> entry : unreadable.entrySet())
                withdraw(connection, entry.getKey(), entry.getValue());
            return entries;
        });
    }

    /** An entry that cannot be read, say after a change of the contract, would otherwise stand before all others for ever. */
    private static List<Entry> read(Connection connection, int limit, Map<Long, String> unreadable)
            throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(NEXT.formatted(limit));
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                try {
                    entries.add(entry(row));
                } catch (InvalidMessage e) {
                    unreadable.put(row.getLong(1), "its inspection cannot be read: " + e.getMessage());
                }
            }
        }
        return entries;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        double probability = row.getDouble(6);
        return new Entry(
                row.getString(2),
                row.getLong(1),
                EntryKind.valueOf(row.getString(3)),
                row.getInt(4),
                Inspections.read(row.getString(8), Inspection.class),
                row.getString(9),
                row.getString(5),
                row.getObject(6) == null ? OptionalDouble.empty() : OptionalDouble.of(probability),
                Optional.ofNullable(row.getString(7)));
    }

    @Override
    public Optional<byte[]> frame(Entry entry) {
        return frames.read(entry.inspection().id());
    }

    @Override
    public void markSent(Collection<Long> sequences) {
        Instant now = clock.instant();
        derby.transact("mark " + sequences.size() + " entries as sent", connection -> {
            new Entries(connection).markSent(sequences, now);
            return null;
        });
    }

    @Override
    public void withdraw(Entry entry, String reason) {
        derby.transact("withdraw entry " + entry.id(), connection -> {
            withdraw(connection, entry.sequence(), reason);
            return null;
        });
    }

    private void withdraw(Connection connection, long sequence, String reason) throws SQLException {
        new Entries(connection).withdraw(sequence, clock.instant());
        LOG.log(Level.ERROR, "entry {0} will never be sent: {1}", Long.toString(sequence), reason);
    }

    @Override
    public void whenRecorded(Runnable listener) {
        recorded.call(listener);
    }
}
