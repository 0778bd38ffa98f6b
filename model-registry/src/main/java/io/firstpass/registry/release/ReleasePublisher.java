package io.firstpass.registry.release;

import io.firstpass.registry.database.Schema;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;

/** Tells the edges what to run: from the server's start to its end, in the background. */
@ApplicationScoped
class ReleasePublisher {
    @Inject
    Schema schema;

    @Inject
    Seal seal;

    @Inject
    FirstWord firstWord;

    @Inject
    Config config;

    @Resource(lookup = "jdbc/firstpass")
    DataSource database;

    @Resource
    ManagedScheduledExecutorService executor;

    private final Round round = new Round(
            "publishing releases",
            this::publishOldest,
            Duration.ofMillis(500),
            Duration.ofSeconds(15),
            System::nanoTime);
    private ReleaseTopics topics;
    private ScheduledFuture<?> running;
    private boolean told;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        // Without a key nothing is released here.
        if (!seal.isThere()) return;
        topics = new ReleaseTopics(KafkaSettings.of(config));
        running = executor.scheduleWithFixedDelay(round, 0, 200, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (running == null) return;
        running.cancel(true);
        topics.close();
    }

    private boolean publishOldest() throws Exception {
        schema.ensure();
        if (!told) firstWord.say();
        told = true;
        return new OutboxRelay(database)
                .sendOldest((topic, key, payload) -> topics.send(ReleaseEvent.of(topic, key, payload)));
    }
}
