package io.firstpass.registry.measuring;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.registry.benchmark.BenchmarkJob;
import io.firstpass.registry.benchmark.GoldenFigures;
import io.firstpass.registry.benchmark.JobState;
import io.firstpass.registry.benchmark.Rate;
import io.firstpass.registry.benchmark.Sample;
import io.firstpass.registry.measuring.Counterpart.Absent;
import io.firstpass.registry.measuring.Counterpart.Awaited;
import io.firstpass.registry.measuring.Counterpart.Measured;
import io.firstpass.registry.measuring.Counterpart.Unmeasurable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CounterpartTest {
    private static final Instant ASKED = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant BEFORE = ASKED.minusSeconds(60);
    private static final GoldenFigures FIGURES = Sample.figures(.9, .9, Rate.of(0, 50));

    private static final JobState CANCELLED = new JobState.Cancelled(ASKED, "mia");
    private static final JobState FAILED = new JobState.Failed(ASKED, "the store is away");
    private static final JobState CRASHED = new JobState.Refused(ASKED, "it crashed");

    @Test
    void whatWasMeasuredOnceIsComparedWithWhateverCameLater() {
        assertThat(of(job(CANCELLED, ASKED), job(new JobState.Done(BEFORE, FIGURES), BEFORE)))
                .isEqualTo(new Measured(FIGURES));
    }

    @Test
    void whatCameToNoFiguresIsMeasuredAgain() {
        assertThat(of()).isEqualTo(new Absent());
        for (JobState over : List.of(CANCELLED, FAILED, CRASHED)) {
            assertThat(of(job(over, ASKED))).isEqualTo(new Absent());
            assertThat(of(job(new JobState.Queued(), ASKED), job(over, ASKED))).isEqualTo(new Awaited());
            assertThat(of(job(new JobState.Running(ASKED, 1, 7), ASKED), job(over, ASKED)))
                    .isEqualTo(new Awaited());
        }
    }

    @Test
    void afterThreeTriesNobodyWaitsAndTheLastOneSaysWhy() {
        assertThat(of(job(CRASHED, ASKED), job(FAILED, ASKED), job(FAILED, ASKED)))
                .isEqualTo(new Unmeasurable("it crashed"));
        assertThat(of(job(FAILED, ASKED), job(FAILED, ASKED), job(CRASHED, ASKED)))
                .isEqualTo(new Unmeasurable("the store is away"));
        assertThat(of(job(CANCELLED, ASKED.plusSeconds(1)), job(CANCELLED, ASKED), job(CANCELLED, ASKED)))
                .isEqualTo(new Unmeasurable("cancelled by mia"));
    }

    @Test
    void triesForAnEarlierCandidateAreNoneForThisOne() {
        assertThat(of(job(CRASHED, ASKED), job(CRASHED, ASKED), job(CRASHED, BEFORE), job(CRASHED, BEFORE)))
                .isEqualTo(new Absent());
    }

    private static Counterpart of(BenchmarkJob... latestFirst) {
        return Counterpart.of(List.of(latestFirst), ASKED);
    }

    private static BenchmarkJob job(JobState state, Instant queuedAt) {
        return new BenchmarkJob(
                UUID.randomUUID(), "b".repeat(64), Sample.GOLDEN, "registry", "", false, queuedAt, state);
    }
}
