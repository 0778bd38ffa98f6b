package io.firstpass.edge.outbox;

import io.firstpass.db.Migrations;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/** Brings the store to where it can be used: the tables, the epoch, and frames and entries that agree after a kill. */
final class Opening {
    private static final Logger LOG = System.getLogger(Opening.class.getName());

    private final DataSource source;
    private final Derby derby;
    private final FrameFiles frames;
    private final Clock clock;

    Opening(DataSource source, Derby derby, FrameFiles frames, Clock clock) {
        this.source = source;
        this.derby = derby;
        this.frames = frames;
        this.clock = clock;
    }

    /** Must be over before the first {@link InspectionStore#record}: a frame whose row is still to come looks like an orphan. */
    void run() {
        Migrations.migrateEdge(source);
        derby.transact("number the store", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT epoch FROM outbox")) {
                if (!row.next()) statement.executeUpdate("INSERT INTO outbox VALUES ('" + UUID.randomUUID() + "', 1)");
            }
            return null;
        });
        agree();
    }

    private void agree() {
        Set<String> orphans = new HashSet<>(frames.names());
        Map<Long, String> lost = new TreeMap<>();
        derby.transact("compare frames with entries", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT sequence, inspection_id, sent_at FROM entry WHERE"
                            + " kind = 'ESCALATION' AND withdrawn_at IS NULL")) {
                while (row.next()) {
                    boolean there = orphans.remove(row.getString(2));
                    if (!there && row.getObject(3) == null) lost.put(row.getLong(1), row.getString(2));
                }
            }
            withdraw(new Entries(connection), lost);
            return null;
        });
        orphans.forEach(frames::delete);
        if (!orphans.isEmpty())
            LOG.log(Level.INFO, "removed {0} frames of inspections that were never committed", orphans.size());
    }

    private void withdraw(Entries entries, Map<Long, String> lost) throws SQLException {
        for (Map.Entry<Long, String> entry : lost.entrySet()) {
            entries.withdraw(entry.getKey(), clock.instant());
            LOG.log(
                    Level.ERROR,
                    "the frame of inspection {0} is gone: its escalation, entry {1}, will never be sent",
                    entry.getValue(),
                    Long.toString(entry.getKey()));
        }
    }
}
