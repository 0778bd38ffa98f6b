package io.firstpass.review.fleet;

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
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** About once a second: folds receipts, notices silence, finds what is missing and has it asked for. */
@ApplicationScoped
class LedgerKeeper {
    private static final Clock CLOCK = Clock.systemUTC();

    @Inject
    Schema schema;

    @Inject
    EpochLedger ledger;

    @Inject
    Edges edges;

    @Inject
    MqttHeartbeats heartbeats;

    @Inject
    TopicProgress progress;

    @Inject
    KafkaResends resends;

    @Inject
    @ConfigProperties
    FleetSettings settings;

    @Resource
    ManagedExecutorService executor;

    private final Loop folding = loop("folding receipts", this::fold);
    private final Loop asking = loop("asking for missing entries", this::ask);
    private Future<?> foldingRuns;
    private Future<?> askingRuns;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        foldingRuns = executor.submit(folding);
        askingRuns = executor.submit(asking);
    }

    @PreDestroy
    void stop() {
        folding.close();
        asking.close();
        if (foldingRuns != null) foldingRuns.cancel(true);
        if (askingRuns != null) askingRuns.cancel(true);
    }

    /** While receipts are left over, what they stand for is not here yet and must not be called missing. */
    private boolean fold() {
        schema.ensure();
        Instant now = CLOCK.instant();
        edges.overlook(heartbeats.silence(), now);
        // Before folding: what was entered until then has its receipt, and is folded now.
        Instant entered = progress.enteredUntil();
        boolean more = ledger.fold(now);
        if (!more) ledger.judge(earlier(entered, now.minus(settings.grace)), now);
        return more;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private boolean ask() throws InterruptedException {
        schema.ensure();
        ResendPolicy policy = settings.resends();
        for (Asking asking : ledger.claim(policy, CLOCK.instant())) resends.ask(asking, policy);
        return false;
    }

    private static Loop loop(String name, Loop.Step step) {
        return new Loop(
                name,
                step,
                Duration.ofSeconds(1),
                new Backoff(Duration.ofMillis(500), Duration.ofSeconds(15), new Random()));
    }
}
