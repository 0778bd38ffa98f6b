package io.firstpass.review.fleet;

import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.SequenceRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which numbers of an edge's epoch came, which expired, and which are missing. Sets of numbers do not care in which order
 * or how often they were told; so neither does the ledger. A number that came counts as received, whatever was told of it.
 */
@ApplicationScoped
public class EpochLedger {
    /** How many receipts one transaction folds at most. */
    static final int FOLDED_AT_ONCE = 50_000;

    @PersistenceContext(unitName = "review")
    EntityManager database;

    /** What a heartbeat says of its epoch's numbers; what was heard never shrinks. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hear(EdgeName edge, Heartbeat.Outbox outbox, Instant now) {
        update(EpochSql.HEAR, hear -> {
            hear.setString(1, edge.site());
            hear.setString(2, edge.edge());
            hear.setString(3, Receipt.checked("outbox.epoch", outbox.epoch()));
            hear.setObject(4, now.atOffset(ZoneOffset.UTC));
            hear.setLong(5, outbox.nextSequence());
            hear.setLong(6, outbox.settledBelow());
        });
    }

    /** Folds receipts into their epochs. @return whether there may be more, and this server is to do it */
    @Transactional
    public boolean fold(Instant now) {
        if (!isOurs()) return false;
        update(EpochSql.INTRODUCE, edges -> edges.setObject(1, now.atOffset(ZoneOffset.UTC)));
        try (var fold = connection().prepareStatement(EpochSql.FOLD)) {
            fold.setInt(1, FOLDED_AT_ONCE);
            fold.setObject(2, now.atOffset(ZoneOffset.UTC));
            try (var row = fold.executeQuery()) {
                row.next();
                return row.getLong(1) == FOLDED_AT_ONCE;
            }
        } catch (SQLException e) {
            throw new LedgerFailed("receipts were not folded", e);
        }
    }

    /**
     * Finds what is missing: open already at {@code since}. What came meanwhile is not missing any more.
     *
     * @return false where another is at the ledgers just now; then nothing changed
     */
    @Transactional
    public boolean judge(Instant since, Instant now) {
        if (!isOurs()) return false;
        update(EpochSql.JUDGE, judge -> {
            judge.setObject(1, since.atOffset(ZoneOffset.UTC));
            judge.setObject(2, now.atOffset(ZoneOffset.UTC));
        });
        return true;
    }

    /**
     * What has to be asked for again now. Each is somebody's for as long as the pause after this attempt lasts, whether or
     * not the request gets out.
     */
    @Transactional
    public List<Asking> claim(ResendPolicy policy, Instant now) {
        List<Asking> claimed = due(policy.rangesInAll(), now);
        for (Asking asking : claimed) putOff(asking, policy, now);
        return claimed;
    }

    /** Comes as a row for each missing range, the epochs one after another. */
    private List<Asking> due(int mostRanges, Instant now) {
        Map<String, Asking> due = new LinkedHashMap<>();
        try (var select = connection().prepareStatement(EpochSql.DUE)) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            select.setInt(2, mostRanges);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    Asking asking = asking(rows);
                    due.putIfAbsent(asking.place(), asking);
                    due.get(asking.place()).missing().add(new SequenceRange(rows.getLong(6), rows.getLong(7)));
                }
            }
        } catch (SQLException e) {
            throw new LedgerFailed("what is missing was not read", e);
        }
        return List.copyOf(due.values());
    }

    private static Asking asking(ResultSet row) throws SQLException {
        return new Asking(
                new EdgeName(row.getString(1), row.getString(2)),
                row.getString(3),
                row.getInt(4),
                row.getLong(5),
                new ArrayList<>());
    }

    private void putOff(Asking asking, ResendPolicy policy, Instant now) {
        update(EpochSql.PUT_OFF, update -> {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setObject(2, now.plus(policy.pauseAfter(asking.tries() + 1)).atOffset(ZoneOffset.UTC));
            update.setLong(3, policy.requests(asking.missing()).size());
            update.setString(4, asking.edge().site());
            update.setString(5, asking.edge().edge());
            update.setString(6, asking.epoch());
        });
    }

    /** One server works on the ledgers at a time; the others come back later. */
    private boolean isOurs() {
        return (Boolean) database.createNativeQuery("select pg_try_advisory_xact_lock(" + Locks.LEDGERS + ")")
                .getSingleResult();
    }

    private void update(String sql, Parameters parameters) {
        try (var statement = connection().prepareStatement(sql)) {
            parameters.set(statement);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new LedgerFailed("the ledger was not written", e);
        }
    }

    private Connection connection() {
        return database.unwrap(Connection.class);
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }
}
