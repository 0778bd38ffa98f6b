package io.firstpass.registry.benchmark;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Writes down how far a job is, at most once a second; a benchmark does not fail for a line that could not be written. */
final class JobProgress implements Progress {
    private static final System.Logger LOG = System.getLogger(JobProgress.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final BenchmarkJobs jobs;
    private final UUID job;
    private final Instant since;
    private final Clock clock;
    private Instant told = Instant.MIN;

    JobProgress(BenchmarkJobs jobs, UUID job, Instant since, Clock clock) {
        this.jobs = jobs;
        this.job = job;
        this.since = since;
        this.clock = clock;
    }

    @Override
    public void at(int done, int total) {
        Instant now = clock.instant();
        if (done < total && told.isAfter(now.minus(PAUSE))) return;
        told = now;
        try {
            jobs.change(job, new JobState.Running(since, done, total));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the progress of benchmark " + job + " could not be written", e);
        }
    }
}
