package io.firstpass.edge.telemetry;

import io.firstpass.edge.outbox.Backlog;
import io.firstpass.edge.outbox.InspectionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/** The outbox as metrics see it: one scrape asks for eleven figures and gets them from one look at the store. */
@ApplicationScoped
class OutboxFigures {
    private static final Duration FRESH = Duration.ofSeconds(1);

    @Inject
    private InspectionStore store;

    private Backlog backlog;
    private long lookedNanos;

    long entries(int priority) {
        return look().byPriority().getOrDefault(priority, 0L);
    }

    double oldestSeconds() {
        return look().oldest()
                .map(oldest -> Duration.between(oldest, Instant.now()).toMillis() / 1000.0)
                .orElse(0.0);
    }

    private synchronized Backlog look() {
        if (backlog == null || System.nanoTime() - lookedNanos > FRESH.toNanos()) {
            backlog = store.backlog();
            lookedNanos = System.nanoTime();
        }
        return backlog;
    }
}
