package io.firstpass.registry.benchmark;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * Runs benchmarks one at a time, in the order in which they were asked for. What ran when the process died is queued
 * again by {@link #resume}. To be called outside of any transaction, for the worker has to see what was asked.
 * Thread-safe; for one process only.
 */
public final class BenchmarkQueue {
    private static final System.Logger LOG = System.getLogger(BenchmarkQueue.class.getName());

    private final BenchmarkJobs jobs;
    private final BenchmarkRun.Maker maker;
    private final Clock clock;
    private final Executor worker;

    private boolean working;
    private UUID current;
    private BenchmarkRun run;

    /** @param worker runs one task at a time, for as long as a benchmark takes */
    public BenchmarkQueue(BenchmarkJobs jobs, BenchmarkRun.Maker maker, Clock clock, Executor worker) {
        this.jobs = jobs;
        this.maker = maker;
        this.clock = clock;
        this.worker = worker;
    }

    /** To be called once, at start. */
    public void resume() {
        for (BenchmarkJob job : jobs.open())
            if (job.state() instanceof JobState.Running) jobs.change(job.id(), new JobState.Queued());
        work();
    }

    public BenchmarkJob submit(String digest, String goldenSet, String actor) {
        var job = new BenchmarkJob(UUID.randomUUID(), digest, goldenSet, actor, clock.instant(), new JobState.Queued());
        jobs.add(job);
        work();
        return job;
    }

    /** @return whether it was cancelled: what had ended before stays as it is */
    public boolean cancel(UUID id, String by) {
        boolean cancelled = jobs.change(id, new JobState.Cancelled(clock.instant(), by));
        synchronized (this) {
            if (id.equals(current) && run != null) run.cancel();
        }
        return cancelled;
    }

    /** Starts the worker where there is something to do and none is at work. */
    private synchronized void work() {
        if (working) return;
        working = true;
        worker.execute(this::all);
    }

    private void all() {
        try {
            each();
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "benchmarks pause until the next one is asked for or the registry starts again: the jobs cannot be"
                            + " read or written",
                    e);
            synchronized (this) {
                working = false;
            }
        }
    }

    private void each() {
        for (Optional<BenchmarkJob> job = next(); job.isPresent(); job = next()) {
            try {
                end(job.get(), outcome(job.get()));
            } catch (InterruptedException e) {
                // The process ends; the job stays as it is and is resumed.
                Thread.currentThread().interrupt();
                return;
            } finally {
                ended();
            }
        }
    }

    private synchronized Optional<BenchmarkJob> next() {
        Optional<BenchmarkJob> next = jobs.open().stream()
                .filter(job -> job.state() instanceof JobState.Queued)
                .findFirst();
        if (next.isEmpty()) working = false;
        else current = next.get().id();
        return next;
    }

    private Outcome outcome(BenchmarkJob job) throws InterruptedException {
        try {
            var since = clock.instant();
            BenchmarkRun made = maker.of(job, new JobProgress(jobs, job.id(), since, clock));
            synchronized (this) {
                run = made;
            }
            // Cancelled since it was taken: nothing is started.
            if (!jobs.change(job.id(), new JobState.Running(since, 0, 0))) return new Outcome.Cancelled();
            return made.run();
        } catch (IOException | RuntimeException e) {
            return new Outcome.Refused("the benchmark could not be run: " + e.getMessage());
        }
    }

    private void end(BenchmarkJob job, Outcome outcome) {
        if (outcome instanceof Outcome.Measured measured)
            jobs.change(job.id(), new JobState.Done(clock.instant(), measured.figures()));
        else if (outcome instanceof Outcome.Refused refused)
            jobs.change(job.id(), new JobState.Refused(clock.instant(), refused.reason()));
        else if (outcome instanceof Outcome.Cancelled)
            jobs.change(job.id(), new JobState.Cancelled(clock.instant(), ""));
    }

    private synchronized void ended() {
        current = null;
        run = null;
    }
}
