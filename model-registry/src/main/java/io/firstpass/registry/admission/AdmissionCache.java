package io.firstpass.registry.admission;

import io.firstpass.registry.model.Deed;
import io.firstpass.registry.settings.Allowed;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What is approved, in memory: read anew six times within its greatest age and after every deed that may change it. Once
 * older, because the database is away, it is not told any more.
 */
@ApplicationScoped
public class AdmissionCache {
    private static final Logger LOG = Logger.getLogger(AdmissionCache.class.getName());

    /** Told by a clock that nobody sets. */
    private record Held(Approved approved, long readAt) {}

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    ApprovedReader reader;

    @Inject
    @ConfigProperty(name = "firstpass.admission.cache-age", defaultValue = "PT30S")
    Duration age;

    private volatile Held held;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile boolean failing;
    private Future<?> loop;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        Allowed.within("firstpass.admission.cache-age", age, Duration.ofSeconds(5), Duration.ofHours(1));
        loop = executor.scheduleWithFixedDelay(this::refresh, 0, age.toMillis() / 6, TimeUnit.MILLISECONDS);
    }

    /** Who only knocks in vain makes nobody read the database, and a thousand deeds at once wait for one reading. */
    void onDeed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Deed deed) {
        if (deed.action().matches("(evidence|approval|version|package|release)\\..*") && !asked.getAndSet(true))
            executor.execute(this::refreshForDeeds);
    }

    private void refreshForDeeds() {
        asked.set(false);
        refresh();
    }

    /** Empty where it is too old to be relied on. */
    Optional<Approved> find() {
        Held now = held;
        return now == null || System.nanoTime() - now.readAt > age.toNanos()
                ? Optional.empty()
                : Optional.of(now.approved);
    }

    private void refresh() {
        try {
            long began = System.nanoTime();
            Approved read = reader.read();
            keep(new Held(read, began));
            failing = false;
        } catch (SQLException | RuntimeException e) {
            if (!failing)
                LOG.log(
                        Level.WARNING,
                        "what is approved cannot be read; admission soon denies every new pod of ours",
                        e);
            failing = true;
        }
    }

    /** Two reads at once may end in the other order. */
    private synchronized void keep(Held read) {
        if (held == null || read.readAt - held.readAt > 0) held = read;
    }

    @PreDestroy
    void stop() {
        if (loop != null) loop.cancel(true);
    }
}
