package io.firstpass.registry.benchmark;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/**
 * Which of several registries runs benchmarks: a row in PostgreSQL that its holder renews; when it stopped doing so for
 * the turn's length, by the database's clock, the next one takes it. A row and no advisory lock, for that would end with
 * a connection, and an application server gives those to whom it likes. For one thread.
 */
public final class BenchmarkTurn {
    private final DataSource database;
    private final Duration length;
    private final LongSupplier nanos;
    private final UUID holder = UUID.randomUUID();
    private boolean ours;
    private long renewed;

    /** @param nanos as {@link System#nanoTime()}: tells when it is time to renew */
    public BenchmarkTurn(DataSource database, Duration length, LongSupplier nanos) {
        this.database = database;
        this.length = length;
        this.nanos = nanos;
    }

    /**
     * Takes or keeps it.
     *
     * @return whether it is ours; while the database is away it stays so until its time is nearly over
     */
    boolean take() {
        long now = nanos.getAsLong();
        long age = now - renewed;
        if (ours && age < length.toNanos() / 3) return true;
        try {
            ours = taken();
            renewed = now;
        } catch (SQLException e) {
            ours = ours && age < length.toNanos() * 2 / 3;
            if (!ours)
                throw new IllegalStateException(
                        "whose turn it is to run benchmarks cannot be read: " + e.getMessage(), e);
        }
        return ours;
    }

    /** Lets the next one begin at once. */
    void pass() throws SQLException {
        if (!ours) return;
        ours = false;
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from benchmark_turn where holder = ?")) {
            delete.setObject(1, holder);
            delete.executeUpdate();
        }
    }

    private boolean taken() throws SQLException {
        String sql = "insert into benchmark_turn as now (holder, until)"
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
