package io.firstpass.registry.benchmark;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * Runs benchmarks one at a time, in the order in which they were asked for. Jobs are asked for and cancelled by writing
 * them into the book; {@link #look} makes the queue see it. What ran when a process died is queued again by
 * {@link #resume}. Thread-safe; of the processes that share a book, one may run it at a time.
 */
public final class BenchmarkQueue {
    private static final System.Logger LOG = System.getLogger(BenchmarkQueue.class.getName());

    private final BenchmarkJobs jobs;
    private final BenchmarkRun.Maker maker;
    private final Clock clock;
    private final Executor worker;

    private boolean working;
    private boolean abandoned;
    private UUID current;
    private BenchmarkRun run;

    /** @param worker runs one task at a time, for as long as a benchmark takes */
    public BenchmarkQueue(BenchmarkJobs jobs, BenchmarkRun.Maker maker, Clock clock, Executor worker) {
        this.jobs = jobs;
        this.maker = maker;
        this.clock = clock;
        this.worker = worker;
    }

    /** Queues again what is said to run. To be called whenever the queue becomes this process's. */
    public void resume() {
        synchronized (this) {
            abandoned = false;
        }
        for (BenchmarkJob job : jobs.open())
            if (job.state() instanceof JobState.Running) jobs.change(job.id(), new JobState.Queued());
        work();
    }

    /** Stops at once and leaves the jobs as they are, for whoever resumes them: this process is not to run them any more. */
    public synchronized void abandon() {
        abandoned = true;
        if (run != null) run.cancel();
    }

    /** Begins with what was asked for since, and stops what was cancelled. */
    public void look() {
        stopCancelled();
        work();
    }

    private void stopCancelled() {
        UUID running;
        synchronized (this) {
            running = current;
        }
        if (running == null) return;
        boolean over = jobs.find(running).map(job -> job.state().isFinal()).orElse(true);
        synchronized (this) {
            if (over && running.equals(current) && run != null) run.cancel();
        }
    }

    /** Starts the worker where none is at work. */
    private synchronized void work() {
        if (working || abandoned) return;
        working = true;
        worker.execute(this::all);
    }

    private void all() {
        try {
            each();
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "benchmarks pause: the jobs cannot be read or written; they are looked for again",
                    e);
        } finally {
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
        if (abandoned) return Optional.empty();
        Optional<BenchmarkJob> next = jobs.open().stream()
                .filter(job -> job.state() instanceof JobState.Queued)
                .findFirst();
        next.ifPresent(job -> current = job.id());
        return next;
    }

    private Outcome outcome(BenchmarkJob job) throws InterruptedException {
        try {
            var since = clock.instant();
            BenchmarkRun made = maker.of(job, new JobProgress(jobs, job.id(), since, clock));
            try (made) {
                // Cancelled since it was taken, or no more ours: nothing is started.
                if (!isTaken(made) || !jobs.change(job.id(), new JobState.Running(since, 0, 0)))
                    return new Outcome.Cancelled();
                return made.run();
            }
        } catch (IOException | RuntimeException e) {
            return new Outcome.Failed("the benchmark could not be run: " + e.getMessage());
        }
    }

    private synchronized boolean isTaken(BenchmarkRun made) {
        run = made;
        return !abandoned;
    }

    /** Who cancelled it has written so himself; one that was abandoned stays as it is. */
    private void end(BenchmarkJob job, Outcome outcome) {
        if (outcome instanceof Outcome.Measured measured)
            jobs.change(job.id(), new JobState.Done(clock.instant(), measured.figures()));
        else if (outcome instanceof Outcome.Refused refused)
            jobs.change(job.id(), new JobState.Refused(clock.instant(), refused.reason()));
        else if (outcome instanceof Outcome.Failed failed)
            jobs.change(job.id(), new JobState.Failed(clock.instant(), failed.reason()));
    }

    private synchronized void ended() {
        current = null;
        run = null;
    }
}
