package io.firstpass.registry.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.db.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcBenchmarkJobsIT {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456Z");
    private static final GoldenFigures FIGURES = Sample.figures(.9, .9, Rate.of(0, 0));

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
            delete.execute("delete from benchmark_job");
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
