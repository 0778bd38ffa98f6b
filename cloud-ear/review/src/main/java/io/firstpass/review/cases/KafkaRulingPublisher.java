package io.firstpass.review.cases;

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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends rulings to their sites from one thread, a window at a time and each site's in the order of the outbox. Only the
 * broker's acknowledgement marks one sent; so each arrives at least once, and the revision tells a repetition. A second
 * server may send the same ones again, which the edge takes for what they are. A site whose topic takes nothing waits
 * alone.
 */
@ApplicationScoped
class KafkaRulingPublisher {
    private static final Logger LOG = Logger.getLogger(KafkaRulingPublisher.class.getName());

    /** Below the emitter's own buffer of 128, so that it never overflows. */
    private static final int WINDOW = 50;

    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(40);
    private static final Clock CLOCK = Clock.systemUTC();

    @Inject
    Schema schema;

    @Inject
    RulingOutbox outbox;

    @Inject
    KafkaRulingSender sender;

    @Resource
    ManagedExecutorService executor;

    private final SitePauses pauses =
            new SitePauses(new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), new Random()));
    private final Loop loop = new Loop(
            "publishing rulings",
            this::sendWindow,
            Duration.ofMillis(200),
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(15), new Random()));
    private Future<?> running;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        running = executor.submit(loop);
    }

    @PreDestroy
    void stop() {
        loop.close();
        if (running != null) running.cancel(true);
    }

    boolean sendWindow() throws Exception {
        schema.ensure();
        List<RulingOutbox.Unsent> window = outbox.oldest(WINDOW, pauses.paused(CLOCK.instant()));
        List<Long> acknowledged = new ArrayList<>();
        try {
            await(sent(window), acknowledged);
        } finally {
            outbox.sent(acknowledged, CLOCK.instant());
        }
        return !window.isEmpty();
    }

    /** What is on its way now; after a site's first failure nothing more of that site is. */
    private Map<RulingOutbox.Unsent, CompletableFuture<Void>> sent(List<RulingOutbox.Unsent> window) {
        Map<RulingOutbox.Unsent, CompletableFuture<Void>> sent = new LinkedHashMap<>();
        Set<String> failed = new HashSet<>();
        for (var unsent : window) {
            String site = unsent.ruling().site();
            if (failed.contains(site)) continue;
            try {
                sent.put(unsent, sender.send(RulingEvent.of(unsent.ruling(), unsent.traceparent())));
            } catch (RuntimeException e) {
                failed.add(site);
                pause(site, e);
            }
        }
        return sent;
    }

    /** Collects what was acknowledged; of each site only what stands before its first failure, which keeps its order. */
    private void await(Map<RulingOutbox.Unsent, CompletableFuture<Void>> sent, List<Long> acknowledged)
            throws InterruptedException {
        Set<String> failed = new HashSet<>();
        long end = System.nanoTime() + ACKNOWLEDGED_WITHIN.toNanos();
        for (var each : sent.entrySet()) {
            String site = each.getKey().ruling().site();
            if (failed.contains(site)) continue;
            try {
                each.getValue().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                acknowledged.add(each.getKey().number());
                pauses.succeeded(site);
            } catch (ExecutionException | TimeoutException e) {
                failed.add(site);
                pause(site, e);
            }
        }
    }

    private void pause(String site, Exception failure) {
        LOG.log(Level.WARNING, failure, () -> "rulings for site " + site + " cannot be sent and are tried again later");
        pauses.failed(site, CLOCK.instant());
    }
}
