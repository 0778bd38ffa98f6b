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
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;

/** Runs the publisher of rulings on one thread from the server's start to its end. */
@ApplicationScoped
class KafkaRulingPublisher {
    private static final Clock CLOCK = Clock.systemUTC();

    /** How long the others wait for a server that was killed. */
    private static final Duration TURN = Duration.ofSeconds(10);

    @Inject
    Schema schema;

    @Inject
    Config config;

    @Resource(lookup = "jdbc/firstpass")
    DataSource database;

    @Resource
    ManagedExecutorService executor;

    private final Loop loop = new Loop(
            "publishing rulings",
            this::publishWindow,
            Duration.ofMillis(200),
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(15), new Random()));
    private final CountDownLatch ended = new CountDownLatch(1);
    private RulingPublisher publisher;
    private Future<?> running;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        publisher = new RulingPublisher(
                new JdbcRulingOutbox(database, CLOCK),
                new KafkaRulingTopics(PublisherSettings.of(config)),
                new JdbcTurn(database, TURN, System::nanoTime),
                new SitePauses(new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), new Random())),
                CLOCK);
        running = executor.submit(this::run);
    }

    /** Lets a window that is on its way arrive, but not for long. */
    @PreDestroy
    void stop() {
        loop.close();
        if (running == null || hasEnded()) return;
        running.cancel(true);
        hasEnded();
    }

    private boolean hasEnded() {
        try {
            return ended.await(3, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean publishWindow() throws Exception {
        schema.ensure();
        return publisher.publishWindow();
    }

    private void run() {
        try {
            loop.run();
        } finally {
            // Interrupted or not, the next server should not have to wait for this one's turn to end.
            Thread.interrupted();
            publisher.close();
            ended.countDown();
        }
    }
}
