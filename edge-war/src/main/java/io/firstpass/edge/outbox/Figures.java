package io.firstpass.edge.outbox;

import io.firstpass.contract.ExpiredEntry;
import io.firstpass.contract.ExpiryReason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What the store says of itself: counts from memory, and the oldest of each place by an index. Thread-safe. */
final class Figures {
    private static final Logger LOG = System.getLogger(Figures.class.getName());

    private final String epoch;
    private final Derby derby;
    private final Waiting waiting;
    private final Disk disk;
    private final AtomicLong unrecorded = new AtomicLong();
    /** What was read last, for a disk so full that the database cannot even read: an edge in need must not fall silent. */
    private volatile long settled = 1;

    private volatile Optional<Instant> oldest = Optional.empty();

    Figures(String epoch, Derby derby, Waiting waiting, Disk disk) {
        this.epoch = epoch;
        this.derby = derby;
        this.waiting = waiting;
        this.disk = disk;
    }

    /** Counts everything anew; takes longer the more waits. */
    void count() {
        waiting.counting(() -> derby.transact("count what waits", connection -> {
            waiting.clear();
            count(connection);
            return null;
        }));
    }

    private void count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT shelf, priority, COUNT(*), SUM(bytes) FROM entry"
                    + " WHERE sent = 0 GROUP BY shelf, priority")) {
                while (row.next())
                    waiting.add(
                            new Place(Shelf.valueOf(row.getString(1)), row.getInt(2)), row.getLong(3), row.getLong(4));
            }
            try (ResultSet row = statement.executeQuery("SELECT reason, SUM(last_sequence - first_sequence + 1)"
                    + " FROM tombstone WHERE epoch = '" + epoch + "' GROUP BY reason")) {
                while (row.next()) waiting.expired(ExpiryReason.valueOf(row.getString(1)), row.getLong(2));
            }
            try (ResultSet row = statement.executeQuery("SELECT next_sequence FROM outbox")) {
                row.next();
                waiting.numberedBelow(row.getLong(1));
            }
        }
    }

    Backlog backlog() {
        try {
            oldest = derby.transact(
                    "look for the oldest",
                    connection -> new Queue(connection).oldest(waiting.places()).map(Head::createdAt));
        } catch (StoreFull e) {
            LOG.log(Level.DEBUG, "telling the oldest of before", e);
        }
        return new Backlog(
                waiting.entries(Shelf.values()),
                waiting.entries(Shelf.ESCALATIONS, Shelf.AUDITS),
                oldest,
                waiting.byPriority());
    }

    OutboxState state() {
        // Before the look for what is open: what is recorded meanwhile has a number that is not below it.
        long next = waiting.nextSequence();
        return new OutboxState(
                epoch,
                next,
                settledBelow(next),
                waiting.bytes(Shelf.ESCALATIONS, Shelf.AUDITS),
                waiting.expired(),
                unrecorded.get(),
                disk.state());
    }

    /** Numbers only ever get settled: the bound of before holds. */
    private long settledBelow(long next) {
        try {
            settled = derby.transact("look for what is open", connection -> settledBelow(connection, next));
        } catch (StoreFull e) {
            LOG.log(Level.DEBUG, "telling what was settled before", e);
        }
        return settled;
    }

    private long settledBelow(Connection connection, long next) throws SQLException {
        Optional<Head> waits = new Queue(connection).oldest(waiting.places());
        List<ExpiredEntry> untold = new TombstoneRows(connection).toTell(epoch, 1);
        long below = waits.map(head -> Math.min(next, head.sequence())).orElse(next);
        return untold.isEmpty() ? below : Math.min(below, untold.get(0).sequence());
    }

    void unrecorded() {
        unrecorded.incrementAndGet();
    }
}
