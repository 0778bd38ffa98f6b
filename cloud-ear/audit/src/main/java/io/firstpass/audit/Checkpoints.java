package io.firstpass.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/** Signs where the streams end. Whoever owns a timer calls it every few minutes. Thread-safe. */
public record Checkpoints(DataSource database, Clock clock, CheckpointKey key) {

    /**
     * Leaves a signed checkpoint for every stream; one that has it at its end already gets no second. In the caller's
     * transaction or, where none runs, each by itself.
     */
    public void write() {
        sign(Head::all);
    }

    /**
     * The same after the appends that are under way; no stream can grow until the caller's transaction is over. For
     * whoever stops, and will sign no more. It waits for each append ten seconds at most.
     *
     * @throws AuditFailed if one takes longer; then none is signed
     */
    public void writeLast() {
        sign(Head::allSettled);
    }

    private interface Heads {
        List<Head> of(Connection connection) throws SQLException;
    }

    private void sign(Heads all) {
        try (var connection = database.getConnection()) {
            List<Head> heads = all.of(connection);
            for (Head head : heads) Checkpoint.sign(head, clock.instant(), key).save(connection);
        } catch (SQLException e) {
            throw new AuditFailed("cannot write the audit log's checkpoints", e);
        }
    }
}
