package io.firstpass.edge.outbox;

import io.firstpass.edge.settings.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;

/** Opens the outbox before the first request and hands it to the application. */
@ApplicationScoped
class OutboxBeans {
    private static final long SECONDS_BETWEEN_LIMITS = 5;
    private static final long SECONDS_BETWEEN_CLEANINGS = 300;

    @Inject
    private Settings configuration;

    @Resource
    private ManagedScheduledExecutorService timer;

    private final List<ScheduledFuture<?>> chores = new ArrayList<>();
    private OpenOutbox outbox;

    @PostConstruct
    void open() {
        OutboxSettings settings = OutboxSettings.from(configuration, password());
        createFolder(settings.data());
        Disk disk = Disk.of(settings.data(), settings.diskReserve());
        StoreKeys keys = StoreKeys.from(settings.password());
        outbox = new Opening(settings, keys, disk, Clock.systemUTC(), System::nanoTime).open();
        every(SECONDS_BETWEEN_LIMITS, outbox::keepWithinLimits);
        every(SECONDS_BETWEEN_CLEANINGS, outbox.housekeeping::cleanUp);
    }

    /** A password may hold what MicroProfile Config would take for an expression. */
    private static Optional<String> password() {
        return Optional.ofNullable(ConfigProvider.getConfig()
                .getConfigValue(OutboxSettings.PASSWORD)
                .getRawValue());
    }

    private static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StoreFailed("make the folder " + folder, e);
        }
    }

    /** Makes a store that cannot be opened stop the start of the application. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object start) {}

    @PreDestroy
    void close() {
        chores.forEach(chore -> chore.cancel(false));
        outbox.close();
    }

    @Produces
    @ApplicationScoped
    InspectionStore store() {
        return outbox.store;
    }

    @Produces
    @ApplicationScoped
    OutboxReader reader() {
        return outbox.reader;
    }

    Optional<String> damage() {
        return outbox.damage();
    }

    private void every(long seconds, Runnable chore) {
        chores.add(timer.scheduleWithFixedDelay(() -> guarded(chore), seconds, seconds, TimeUnit.SECONDS));
    }

    /** An exception would end the schedule. */
    private static void guarded(Runnable chore) {
        try {
            chore.run();
        } catch (RuntimeException e) {
            System.getLogger(OutboxBeans.class.getName())
                    .log(Level.WARNING, "could not tidy the outbox, trying again later", e);
        }
    }
}
