package io.firstpass.registry.measuring;

import io.firstpass.registry.benchmark.BenchmarkDuty;
import io.firstpass.registry.benchmark.BenchmarkJob;
import io.firstpass.registry.benchmark.BenchmarkQueue;
import io.firstpass.registry.benchmark.BenchmarkTurn;
import io.firstpass.registry.benchmark.JdbcBenchmarkJobs;
import io.firstpass.registry.database.Schema;
import io.firstpass.registry.gates.EvidenceAdded;
import io.firstpass.registry.golden.GoldenSetChanged;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Runs benchmarks from the server's start to its end, on the one registry whose turn it is: queues what is ready, runs the
 * queue, makes evidence of what has ended. Looks about once a second, and at once when it is told that something changed.
 */
@ApplicationScoped
public class BenchmarkLoop {
    private static final Logger LOG = Logger.getLogger(BenchmarkLoop.class.getName());
    private static final long REST_MILLIS = 1_000;
    private static final long LONGEST_REST_MILLIS = 15_000;
    /** How long the others wait for a registry that was killed. */
    private static final Duration TURN = Duration.ofSeconds(10);
    /** Rounds between two looks for ready versions when nobody said that there are any. */
    private static final int SELDOM = 60;

    @Resource(lookup = "jdbc/firstpass")
    DataSource database;

    @Resource
    ManagedExecutorService executor;

    @Inject
    Schema schema;

    @Inject
    JdbcBenchmarkJobs jobs;

    @Inject
    StoredBenchmarks maker;

    @Inject
    ReadyVersions ready;

    @Inject
    Settlement settlement;

    private final Semaphore told = new Semaphore(0);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean closed;
    private BenchmarkDuty duty;
    private Future<?> running;
    private int untilReady;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        var queue = new BenchmarkQueue(jobs, maker, Clock.systemUTC(), executor);
        duty = new BenchmarkDuty(new BenchmarkTurn(database, TURN, System::nanoTime), queue);
        running = executor.submit(this::run);
    }

    void onEvidence(@Observes(during = TransactionPhase.AFTER_SUCCESS) EvidenceAdded event) {
        told.release();
    }

    void onGoldenSet(@Observes(during = TransactionPhase.AFTER_SUCCESS) GoldenSetChanged event) {
        told.release();
    }

    void onQueue(@Observes(during = TransactionPhase.AFTER_SUCCESS) QueueChanged event) {
        told.release();
    }

    /** Kills what runs; its job is resumed, here or elsewhere. */
    @PreDestroy
    void stop() {
        closed = true;
        told.release();
        if (running == null) return;
        try {
            if (!ended.await(3, TimeUnit.SECONDS)) running.cancel(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long rest = REST_MILLIS;
        try {
            while (!closed) {
                rest = round() ? REST_MILLIS : Math.min(LONGEST_REST_MILLIS, 2 * rest);
                if (told.tryAcquire(rest, TimeUnit.MILLISECONDS)) {
                    told.drainPermits();
                    untilReady = 0;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
            ended.countDown();
        }
    }

    /** @return whether all went well; what did not is tried again */
    private boolean round() {
        try {
            schema.ensure();
            if (!duty.round()) return true;
            if (untilReady-- <= 0) {
                untilReady = SELDOM;
                ready.queue();
            }
            boolean all = true;
            for (BenchmarkJob job : jobs.due()) all &= settled(job);
            return all;
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "benchmarks wait: what is to be measured cannot be read or written; it is tried again",
                    e);
            return false;
        }
    }

    /** One that fails must not keep the others waiting. */
    private boolean settled(BenchmarkJob job) {
        try {
            settlement.settle(job);
            return true;
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "benchmark " + job.id() + " did not become evidence yet; it is tried again");
            return false;
        }
    }

    private void end() {
        try {
            duty.end();
        } catch (Exception e) {
            LOG.log(Level.FINE, "the turn passes when its time is over", e);
        }
    }
}
