package io.firstpass.edge.outbox;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/** Opens the outbox before the first request and hands it to the application. */
@ApplicationScoped
class OutboxBeans {
    private static final long MINUTES_BETWEEN_CLEANINGS = 5;

    @Resource(lookup = "jdbc/outbox")
    private DataSource source;

    @Resource
    private ManagedScheduledExecutorService timer;

    private DerbyInspectionStore store;
    private DerbyOutboxReader reader;
    private ScheduledFuture<?> cleaning;

    @PostConstruct
    void open() {
        OutboxSettings settings = OutboxSettings.from(ConfigProvider.getConfig());
        Clock clock = Clock.systemUTC();
        Derby derby = new Derby(source);
        FrameFiles frames = new FrameFiles(settings.frames());
        new Opening(source, derby, frames, clock).run();
        Recorded recorded = new Recorded();
        store = new DerbyInspectionStore(derby, frames, clock, recorded);
        reader = new DerbyOutboxReader(derby, frames, clock, recorded);
        Housekeeping housekeeping = new Housekeeping(derby, frames, settings, clock);
        cleaning = timer.scheduleWithFixedDelay(
                () -> cleanUp(housekeeping), 1, MINUTES_BETWEEN_CLEANINGS, TimeUnit.MINUTES);
    }

    /** Makes a store that cannot be opened stop the start of the application. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object start) {}

    @PreDestroy
    void close() {
        cleaning.cancel(false);
    }

    @Produces
    @ApplicationScoped
    InspectionStore store() {
        return store;
    }

    @Produces
    @ApplicationScoped
    OutboxReader reader() {
        return reader;
    }

    /** An exception would end the schedule. */
    private static void cleanUp(Housekeeping housekeeping) {
        try {
            housekeeping.cleanUp();
        } catch (RuntimeException e) {
            System.getLogger(OutboxBeans.class.getName())
                    .log(Level.WARNING, "could not clean up the outbox, trying again later", e);
        }
    }
}
