package io.firstpass.review.fleet;

import io.firstpass.contract.InvalidMessage;
import io.firstpass.review.database.Refusal;
import io.firstpass.review.database.Schema;
import io.firstpass.review.pacing.Backoff;
import io.firstpass.review.pacing.Loop;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * Enters heartbeats in the order in which the broker delivered them, from one thread. While the database is away they
 * wait; when there is no room left the oldest are dropped, which the heartbeats after them make good.
 */
@ApplicationScoped
public class HeartbeatIntake {
    private static final Logger LOG = Logger.getLogger(HeartbeatIntake.class.getName());
    private static final Clock CLOCK = Clock.systemUTC();
    private static final int ROOM = 10_000;

    @Inject
    Schema schema;

    @Inject
    Edges edges;

    @Inject
    MetricRegistry metrics;

    @Inject
    @ConfigProperties
    FleetSettings settings;

    @Resource
    ManagedExecutorService executor;

    private final BlockingQueue<Heard> waiting = new ArrayBlockingQueue<>(ROOM);
    private final Loop loop = new Loop(
            "entering heartbeats",
            this::enterNext,
            Duration.ZERO,
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(15), new Random()));
    private Heard next;
    private Future<?> running;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        running = executor.submit(loop);
    }

    @PreDestroy
    void stop() {
        loop.close();
        if (running != null) running.cancel(true);
    }

    /** Never blocks and never throws: what cannot be read is logged and counted. */
    void take(String topic, byte[] payload, boolean retained) {
        try {
            Heard heard = HeartbeatChecks.read(topic, payload, retained, CLOCK.instant());
            while (!waiting.offer(heard)) waiting.poll();
        } catch (InvalidMessage e) {
            refuse(topic, e.getMessage());
        } catch (RuntimeException e) {
            refuse(topic, e.toString());
        }
    }

    private boolean enterNext() throws InterruptedException {
        if (next == null) next = waiting.poll(1, TimeUnit.SECONDS);
        if (next == null) return false;
        try {
            schema.ensure();
            edges.hear(next, settings.heartbeat);
        } catch (RuntimeException e) {
            if (!Refusal.isFinal(e)) throw e;
            LOG.log(Level.WARNING, e, () -> "the database will never take a heartbeat of " + next.edge());
            metrics.counter("heartbeats_refused").inc();
        }
        next = null;
        return true;
    }

    private void refuse(String topic, String reason) {
        metrics.counter("heartbeats_refused").inc();
        LOG.warning(() -> "refused what came on " + topic.replaceAll("\\p{Cntrl}", "?") + ": " + reason);
    }
}
