package io.firstpass.registry.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.db.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcBenchmarkJobsIT {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456Z");
    private static final GoldenFigures FIGURES = Sample.figures(.9, .9, Rate.of(0, 0));

    private static final Duration TURN = Duration.ofMinutes(1);

    private static EmbeddedPostgres postgres;
    private static JdbcBenchmarkJobs jobs;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        Migrations.migrateCloud(postgres.getPostgresDatabase());
        jobs = new JdbcBenchmarkJobs(postgres.getPostgresDatabase());
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void empty() throws Exception {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var delete = connection.createStatement()) {
            delete.execute(
                    "truncate benchmark_job, benchmark_turn, golden_set_in_force, golden_set, evidence, version, model"
                            + " cascade");
        }
    }

    @Test
    void givesBackEveryStateAsItWasWritten() {
        for (JobState state : List.of(
                new JobState.Queued(),
                new JobState.Running(NOW, 3, 7),
                new JobState.Done(NOW, FIGURES),
                new JobState.Refused(NOW, "it crashed"),
                new JobState.Failed(NOW, "no space left"),
                new JobState.Cancelled(NOW, "boss"))) {
            BenchmarkJob job = add(state);
            assertThat(jobs.find(job.id())).contains(job);
            BenchmarkJob changed = add(new JobState.Queued());
            assertThat(jobs.change(changed.id(), state)).isTrue();
            assertThat(jobs.find(changed.id())).contains(changed.in(state));
        }
        assertThat(jobs.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void leavesNoFinalState() {
        BenchmarkJob job = add(new JobState.Cancelled(NOW, "boss"));
        assertThat(jobs.change(job.id(), new JobState.Done(NOW, FIGURES))).isFalse();
        assertThat(jobs.find(job.id())).contains(job);
    }

    @Test
    void listsTheOpenOnesInTheirOrderAndAPackagesLatestFirst() {
        BenchmarkJob first = add(new JobState.Running(NOW, 0, 0));
        BenchmarkJob over = add(new JobState.Refused(NOW, "it crashed"));
        BenchmarkJob second = add(new JobState.Queued());
        assertThat(jobs.open()).containsExactly(first, second);
        assertThat(jobs.ofPackage(first.digest())).containsExactly(second, over, first);
        assertThat(jobs.ofPackage("c".repeat(64))).isEmpty();
    }

    @Test
    void keepsInMindWhatHasEndedAndIsNoEvidenceYet() {
        BenchmarkJob refused = add(new JobState.Refused(NOW, "it crashed"));
        BenchmarkJob done = add(new JobState.Done(NOW, FIGURES));
        add(new JobState.Running(NOW, 0, 0));
        jobs.add(BenchmarkJob.of(done.digest(), Sample.GOLDEN, "registry", "", NOW)
                .forComparison()
                .in(new JobState.Done(NOW, FIGURES)));
        assertThat(jobs.due()).containsExactly(refused, done);
        jobs.settle(refused.id(), Optional.empty());
        assertThat(jobs.due()).containsExactly(done);
        assertThat(jobs.of(done.digest(), Sample.GOLDEN)).hasSize(4);
        assertThat(jobs.of(done.digest(), "c".repeat(64))).isEmpty();
    }

    /** The process that ran it was killed: it says nothing more, and takes nothing back. */
    @Test
    void anotherProcessGoesOnWithWhatADeadOneRan() throws Exception {
        BenchmarkDuty dead = duty(new ArrayDeque<>());
        Deque<Runnable> work = new ArrayDeque<>();
        BenchmarkDuty next = duty(work);
        BenchmarkJob job = add(new JobState.Queued());
        assertThat(dead.round()).isTrue();
        jobs.change(job.id(), new JobState.Running(NOW, 3, 7));

        assertThat(next.round()).as("the other still has its turn").isFalse();
        assertThat(jobs.find(job.id()).orElseThrow().state()).isInstanceOf(JobState.Running.class);
        sql("update benchmark_turn set until = clock_timestamp() - interval '1 second'");
        assertThat(next.round()).isTrue();
        assertThat(jobs.find(job.id()).orElseThrow().state()).isEqualTo(new JobState.Queued());
        assertThat(work).hasSize(1);
        work.remove().run();

        assertThat(jobs.find(job.id()).orElseThrow().state()).isEqualTo(new JobState.Done(NOW, FIGURES));
        assertThat(new BenchmarkTurn(postgres.getPostgresDatabase(), TURN, System::nanoTime).take())
                .isFalse();
        next.end();
        assertThat(new BenchmarkTurn(postgres.getPostgresDatabase(), TURN, System::nanoTime).take())
                .as("who ends in order lets the next one begin at once")
                .isTrue();
    }

    /** Frozen, as under a debugger, and awake again: its turn went to another one meanwhile. */
    @Test
    void aProcessThatLostItsTurnLetsGo() throws Exception {
        var nanos = new AtomicLong();
        var slept = new BenchmarkTurn(postgres.getPostgresDatabase(), TURN, nanos::get);
        assertThat(slept.take()).isTrue();
        sql("update benchmark_turn set until = clock_timestamp() - interval '1 second'");
        var other = new BenchmarkTurn(postgres.getPostgresDatabase(), TURN, System::nanoTime);
        assertThat(other.take()).isTrue();

        nanos.addAndGet(TURN.toNanos());
        assertThat(slept.take()).isFalse();
        slept.pass();
        assertThat(other.take()).isTrue();
    }

    @Test
    void whatWasMeasuredCountsOnTheGoldenSetInForceAlone() throws Exception {
        BenchmarkJob job = add(new JobState.Done(NOW, FIGURES));
        UUID evidence = UUID.randomUUID();
        sql("insert into model (name, at) values ('m', now())");
        sql("insert into version (digest, name, version, manifest, bytes, state, submitter, at)" + " values ('"
                + job.digest() + "', 'm', '1', '{}', 1, 'CANDIDATE', 'mia', now())");
        sql("insert into evidence (id, digest, gate, actor, at, tool, tool_version, verdict, figures, reasons,"
                + " policy_version) values ('" + evidence + "', '" + job.digest()
                + "', 'BENCHMARK', 'mia', now(), 't', '1', 'PASSED', '{}', '[]', 1)");
        assertThat(jobs.ofUnfairGoldenSet(List.of(evidence)))
                .as("no job of ours")
                .isEmpty();
        jobs.settle(job.id(), Optional.of(evidence));
        assertThat(jobs.ofUnfairGoldenSet(List.of(evidence)))
                .as("none is in force")
                .containsExactly(evidence);
        inForce(Sample.GOLDEN);
        assertThat(jobs.ofUnfairGoldenSet(List.of(evidence))).isEmpty();
        inForce("d".repeat(64));
        assertThat(jobs.ofUnfairGoldenSet(List.of(evidence))).containsExactly(evidence);
        inForce(Sample.GOLDEN);
        assertThat(jobs.ofUnfairGoldenSet(List.of(evidence))).isEmpty();
        inForce(Sample.GOLDEN, "mia");
        assertThat(jobs.ofUnfairGoldenSet(List.of(evidence)))
                .as("the submitter's own")
                .containsExactly(evidence);
        inForce(Sample.GOLDEN, "wei");
        assertThat(jobs.ofUnfairGoldenSet(List.of(evidence))).isEmpty();
        assertThat(jobs.done(List.of(job.digest(), "c".repeat(64))))
                .extracting(BenchmarkJob::id)
                .containsExactly(job.id());
    }

    private static void inForce(String golden) throws SQLException {
        inForce(golden, "quinn");
    }

    private static void inForce(String golden, String actor) throws SQLException {
        sql("insert into golden_set (digest, name, units, defective, bytes, actor, at)" + " values ('" + golden
                + "', 'g', 1, 1, 1, 'quinn', now()) on conflict do nothing");
        sql("insert into golden_set_in_force (model, digest, actor, at) values ('m', '" + golden + "', '" + actor
                + "', now())");
    }

    /** One that measures everything at once, when its worker runs. */
    private static BenchmarkDuty duty(Deque<Runnable> work) {
        var queue = new BenchmarkQueue(
                jobs, (job, progress) -> new Measuring(), Clock.fixed(NOW, ZoneOffset.UTC), work::add);
        return new BenchmarkDuty(new BenchmarkTurn(postgres.getPostgresDatabase(), TURN, System::nanoTime), queue);
    }

    private record Measuring() implements BenchmarkRun {
        @Override
        public Outcome run() {
            return new Outcome.Measured(FIGURES);
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {}
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var done = connection.createStatement()) {
            done.execute(statement);
        }
    }

    @Test
    void takesAReasonWithAnyCharacter() {
        BenchmarkJob job = add(new JobState.Queued());
        jobs.change(job.id(), new JobState.Refused(NOW, "it said\0 last: é"));
        assertThat(jobs.find(job.id()).orElseThrow().state()).isEqualTo(new JobState.Refused(NOW, "it said last: é"));
    }

    @Test
    void letsOneOfTwoEndIt() throws Exception {
        var both = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 50; round++) {
                BenchmarkJob job = add(new JobState.Running(NOW, 0, 0));
                List<Callable<Boolean>> ends = List.of(
                        () -> jobs.change(job.id(), new JobState.Done(NOW, FIGURES)),
                        () -> jobs.change(job.id(), new JobState.Cancelled(NOW, "boss")));
                int won = 0;
                for (Future<Boolean> end : both.invokeAll(ends)) if (end.get()) won++;
                assertThat(won).isEqualTo(1);
            }
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    void saysThatTheDatabaseRefused() {
        var job = BenchmarkJob.of("no digest", Sample.GOLDEN, "ml", "", NOW);
        assertThatThrownBy(() -> jobs.add(job)).hasMessageContaining("benchmark jobs cannot be read or written");
    }

    private static BenchmarkJob add(JobState state) {
        var job = BenchmarkJob.of("b".repeat(64), Sample.GOLDEN, "ml", "10.0.0.7", NOW)
                .in(state);
        jobs.add(job);
        return job;
    }
}
