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
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/**
 * Sends rulings to their sites from one thread, a window at a time and in the order of the outbox. Only the broker's
 * acknowledgement marks one sent; so each arrives at least once, and the revision tells a repetition. A second server
 * may send the same ones again, which the edge takes for what they are.
 */
@ApplicationScoped
class KafkaRulingPublisher {
    /** Below the emitter's own buffer of 128, so that it never overflows. */
    private static final int WINDOW = 50;

    @Inject
    Schema schema;

    @Inject
    RulingOutbox outbox;

    @Inject
    @Channel("rulings")
    Emitter<ProducerRecord<String, byte[]>> emitter;

    @Resource
    ManagedExecutorService executor;

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
        List<RulingOutbox.Unsent> window = outbox.oldest(WINDOW);
        List<Long> acknowledged = new ArrayList<>();
        try {
            var sends = window.stream().map(this::send).toList();
            for (int i = 0; i < sends.size(); i++) {
                sends.get(i).get(40, TimeUnit.SECONDS);
                acknowledged.add(window.get(i).number());
            }
        } finally {
            outbox.sent(acknowledged, Clock.systemUTC().instant());
        }
        return !window.isEmpty();
    }

    private CompletableFuture<Void> send(RulingOutbox.Unsent unsent) {
        return emitter.send(RulingEvent.of(unsent.ruling(), unsent.traceparent()))
                .toCompletableFuture();
    }
}
