package io.firstpass.registry.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class JobProgressTest {
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    private final JobsInMemory jobs = new JobsInMemory();
    private final BenchmarkJob job = BenchmarkJob.of("b".repeat(64), Sample.GOLDEN, "ml", "10.0.0.7", START);
    private Instant now = START;
    private final JobProgress progress =
            new JobProgress(jobs, job.id(), START, ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    @Test
    void writesOnceASecondAndAlwaysTheEnd() {
        jobs.add(job);
        progress.at(1, 100);
        assertThat(done()).isEqualTo(1);
        now = START.plusMillis(999);
        progress.at(2, 100);
        assertThat(done()).isEqualTo(1);
        now = START.plusMillis(1_000);
        progress.at(3, 100);
        assertThat(done()).isEqualTo(3);
        progress.at(100, 100);
        assertThat(done()).isEqualTo(100);
    }

    @Test
    void leavesACancelledJobAsItIs() {
        var cancelled = new JobState.Cancelled(START, "boss");
        jobs.add(job.in(cancelled));
        progress.at(1, 100);
        assertThat(jobs.find(job.id()).orElseThrow().state()).isEqualTo(cancelled);
    }

    private int done() {
        return ((JobState.Running) jobs.find(job.id()).orElseThrow().state()).done();
    }
}
