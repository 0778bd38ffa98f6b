package io.firstpass.registry.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Jobs in PostgreSQL's table {@code benchmark_job}. A call joins the transaction that its data source is in. Thread-safe. */
public final class JdbcBenchmarkJobs implements BenchmarkJobs {
    private static final String COLUMNS = "id, package_digest, golden_set, actor, origin, evidence_due, queued_at";
    private static final String SELECT = "select " + COLUMNS + ", " + StoredState.COLUMNS + " from benchmark_job ";

    private final DataSource database;

    public JdbcBenchmarkJobs(DataSource database) {
        this.database = database;
    }

    @Override
    public void add(BenchmarkJob job) {
        run(
                "insert into benchmark_job (" + COLUMNS + ", " + StoredState.COLUMNS
                        + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                insert -> {
                    insert.setObject(1, job.id());
                    insert.setString(2, job.digest());
                    insert.setString(3, job.goldenSet());
                    insert.setString(4, job.actor());
                    insert.setString(5, job.from());
                    insert.setBoolean(6, job.evidenceDue());
                    insert.setObject(7, job.queuedAt().atOffset(ZoneOffset.UTC));
                    StoredState.of(job.state()).write(insert, 8);
                    return insert.executeUpdate();
                });
    }

    @Override
    public Optional<BenchmarkJob> find(UUID id) {
        return run(SELECT + "where id = ?", select -> {
                    select.setObject(1, id);
                    return jobs(select);
                })
                .stream()
                .findFirst();
    }

    @Override
    public List<BenchmarkJob> open() {
        return run(SELECT + "where state in ('QUEUED', 'RUNNING') order by number", JdbcBenchmarkJobs::jobs);
    }

    @Override
    public List<BenchmarkJob> ofPackage(String digest) {
        return run(SELECT + "where package_digest = ? order by number desc limit 100", select -> {
            select.setString(1, digest);
            return jobs(select);
        });
    }

    @Override
    public boolean change(UUID id, JobState next) {
        return run(
                "update benchmark_job set (" + StoredState.COLUMNS + ") = (?, ?, ?, ?, ?, ?) where id = ?"
                        + " and state in ('QUEUED', 'RUNNING')",
                update -> {
                    update.setObject(StoredState.of(next).write(update, 1), id);
                    return update.executeUpdate() == 1;
                });
    }

    /** Those that have ended and whose end is no evidence yet, in their order. */
    public List<BenchmarkJob> due() {
        return run(
                SELECT + "where evidence_due and state not in ('QUEUED', 'RUNNING') order by number",
                JdbcBenchmarkJobs::jobs);
    }

    /** Says that nothing is due of a job any more, and which evidence it became, where it became any. */
    public void settle(UUID id, Optional<UUID> evidence) {
        run("update benchmark_job set evidence_due = false, evidence = ? where id = ?", update -> {
            update.setObject(1, evidence.orElse(null));
            update.setObject(2, id);
            return update.executeUpdate();
        });
    }

    /** Those of a package on one golden set, the latest first. */
    public List<BenchmarkJob> of(String digest, String goldenSet) {
        return run(SELECT + "where package_digest = ? and golden_set = ? order by number desc", select -> {
            select.setString(1, digest);
            select.setString(2, goldenSet);
            return jobs(select);
        });
    }

    /** Those of any of these packages that were measured, the latest first. */
    public List<BenchmarkJob> done(Collection<String> digests) {
        return run(SELECT + "where package_digest = any (?) and state = 'DONE' order by number desc", select -> {
            select.setArray(1, select.getConnection().createArrayOf("text", digests.toArray()));
            return jobs(select);
        });
    }

    /**
     * Which of these evidences a job of ours measured on another golden set than the one in force for its model, or on
     * one that the package's submitter put there.
     */
    public Set<UUID> ofUnfairGoldenSet(Collection<UUID> evidence) {
        return run(
                "select j.evidence from benchmark_job j join version v on v.digest = j.package_digest"
                        + " left join lateral (select g.digest, g.actor from golden_set_in_force g"
                        + " where g.model = v.name order by g.number desc limit 1) its on true"
                        + " where j.evidence = any (?)"
                        + " and (j.golden_set is distinct from its.digest or its.actor = v.submitter)",
                select -> {
                    select.setArray(1, select.getConnection().createArrayOf("uuid", evidence.toArray()));
                    Set<UUID> others = new HashSet<>();
                    try (ResultSet row = select.executeQuery()) {
                        while (row.next()) others.add(row.getObject(1, UUID.class));
                    }
                    return others;
                });
    }

    private static List<BenchmarkJob> jobs(PreparedStatement select) throws SQLException {
        List<BenchmarkJob> jobs = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) jobs.add(job(row));
        }
        return jobs;
    }

    private static BenchmarkJob job(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new BenchmarkJob(
                id,
                row.getString("package_digest"),
                row.getString("golden_set"),
                row.getString("actor"),
                row.getString("origin"),
                row.getBoolean("evidence_due"),
                row.getObject("queued_at", OffsetDateTime.class).toInstant(),
                StoredState.read(row).state(id.toString()));
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Use<T> use) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return use.of(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("the benchmark jobs cannot be read or written: " + e.getMessage(), e);
        }
    }
}
