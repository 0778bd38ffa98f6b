package io.firstpass.edge.outbox;

import io.firstpass.contract.ExpiryReason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes frames and entries agree after a kill: a frame without an entry belongs to a recording that nobody got an answer
 * for, and goes; an escalation without its frame gets its tombstone. Must be over before the first recording, whose frame
 * would look like the former.
 */
final class Agreement {
    private static final Logger LOG = System.getLogger(Agreement.class.getName());
    private static final int ROWS = 200;
    private static final String ESCALATIONS =
            "SELECT sequence, kind, bytes, inspection_id, recorded, created_at, shelf,"
                    + " priority, sent, sealed_sha256 FROM entry WHERE kind = 'ESCALATION'";

    private final Outbox outbox;
    private final Set<String> orphans;
    private final List<Head> lost = new ArrayList<>();
    private final List<Head> inTheClear = new ArrayList<>();

    Agreement(Outbox outbox) {
        this.outbox = outbox;
        this.orphans = new HashSet<>(outbox.frames().names());
    }

    void reach() {
        outbox.derby().transact("compare frames with entries", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(ESCALATIONS)) {
                while (row.next()) compare(row);
            }
            return null;
        });
        new EarlierFrames(outbox).seal(inTheClear);
        for (int from = 0; from < lost.size(); from += ROWS)
            outbox.expiring().expire(lost.subList(from, Math.min(lost.size(), from + ROWS)), ExpiryReason.FRAME_LOST);
        lost.forEach(head -> LOG.log(
                Level.ERROR,
                "the frame of inspection {0} is gone: its escalation, entry {1}, will never be sent",
                head.inspection(),
                Long.toString(head.sequence())));
        orphans.forEach(outbox.frames()::delete);
        if (!orphans.isEmpty())
            LOG.log(Level.INFO, "removed {0} frames of inspections that were never committed", orphans.size());
    }

    private void compare(ResultSet row) throws SQLException {
        boolean there = orphans.remove(row.getString(4));
        if (!there && row.getLong(9) == 0) lost.add(Queue.head(row));
        if (there && row.getString(10) == null) inTheClear.add(Queue.head(row));
    }
}
