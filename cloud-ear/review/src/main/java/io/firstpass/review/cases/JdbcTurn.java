package io.firstpass.review.cases;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The turn as a row in PostgreSQL that its holder renews; when it stopped doing so for the turn's length, by the
 * database's clock, the next one takes it. For one thread.
 */
final class JdbcTurn implements Turn {
    private static final Logger LOG = Logger.getLogger(JdbcTurn.class.getName());

    private final DataSource database;
    private final Duration length;
    private final LongSupplier nanos;
    private final UUID holder = UUID.randomUUID();
    private boolean ours;
    private long taken;

    /** @param nanos as {@link System#nanoTime()}: tells when it is time to renew */
    JdbcTurn(DataSource database, Duration length, LongSupplier nanos) {
        this.database = database;
        this.length = length;
        this.nanos = nanos;
    }

    @Override
    public boolean take() throws SQLException {
        long now = nanos.getAsLong();
        if (ours && now - taken < length.toNanos() / 3) return true;
        ours = false;
        ours = taken();
        taken = now;
        return ours;
    }

    @Override
    public void pass() {
        if (!ours) return;
        ours = false;
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from ruling_publisher where holder = ?")) {
            delete.setObject(1, holder);
            delete.executeUpdate();
        } catch (SQLException e) {
            LOG.log(Level.FINE, "the turn passes when its time is over", e);
        }
    }

    private boolean taken() throws SQLException {
        String sql = "insert into ruling_publisher as now (holder, until)"
                + " values (?, clock_timestamp() + ? * interval '1 millisecond')"
                + " on conflict (only_one) do update set holder = excluded.holder, until = excluded.until"
                + " where now.holder = excluded.holder or now.until < clock_timestamp()";
        try (var connection = database.getConnection();
                var upsert = connection.prepareStatement(sql)) {
            upsert.setObject(1, holder);
            upsert.setLong(2, length.toMillis());
            return upsert.executeUpdate() == 1;
        }
    }
}
