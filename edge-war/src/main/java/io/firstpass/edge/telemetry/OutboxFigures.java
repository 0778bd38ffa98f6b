package io.firstpass.edge.telemetry;

import io.firstpass.contract.ExpiryReason;
import io.firstpass.edge.outbox.Backlog;
import io.firstpass.edge.outbox.InspectionStore;
import io.firstpass.edge.outbox.OutboxState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/** The outbox as metrics see it: one scrape asks for two dozen figures and gets them from one look at the store. */
@ApplicationScoped
class OutboxFigures {
    private static final Duration FRESH = Duration.ofSeconds(1);

    @Inject
    private InspectionStore store;

    private record Look(Backlog backlog, OutboxState state, long nanos) {}

    private Look last;

    long entries(int priority) {
        return look().backlog().byPriority().getOrDefault(priority, 0L);
    }

    double oldestSeconds() {
        return look().backlog()
                .oldest()
                .map(oldest -> Duration.between(oldest, Instant.now()).toMillis() / 1000.0)
                .orElse(0.0);
    }

    long frameBytes() {
        return look().state().frameBytes();
    }

    long diskFreeBytes() {
        return look().state().disk().freeBytes();
    }

    long expired(ExpiryReason reason) {
        return look().state().expired().getOrDefault(reason, 0L);
    }

    private synchronized Look look() {
        if (last == null || System.nanoTime() - last.nanos() > FRESH.toNanos())
            last = new Look(store.backlog(), store.state(), System.nanoTime());
        return last;
    }
}
