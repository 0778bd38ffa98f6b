package io.firstpass.edge.sync;

import io.firstpass.edge.link.Attempts;
import io.firstpass.edge.link.ChannelBack;
import io.firstpass.edge.objects.S3Settings;
import io.firstpass.edge.outbox.OutboxReader;
import io.firstpass.edge.settings.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedExecutors;
import jakarta.enterprise.concurrent.ManagedTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts the relay with the application, on one thread of the server, and stops it with it. */
@ApplicationScoped
class RelayBeans {
    @Inject
    private OutboxReader outbox;

    @Inject
    private FrameUplink frames;

    @Inject
    private EventUplink uplink;

    @Inject
    private Attempts link;

    @Inject
    private Settings settings;

    @Resource
    private ManagedExecutorService executor;

    private final QueuedMailbox mailbox = new QueuedMailbox();
    private final Nap nap = new Nap();
    private RelayTally tally;
    private Relay relay;
    private RelayLoop loop;
    private Future<?> running;

    @PostConstruct
    void open() {
        Origin origin = Origin.from(ConfigProvider.getConfig());
        // The first frame would find a wrong setting too, hours later.
        S3Settings.from(settings);
        outbox.whenRecorded(mailbox::ring);
        RelaySettings limits = RelaySettings.from(settings);
        Paces paces = Paces.of(limits.bytesPerSecond());
        tally = new RelayTally(paces);
        Surroundings around =
                new Surroundings(outbox, frames, uplink, origin, link, executor, mailbox, System::nanoTime);
        relay = new Relay(around, limits, backoff(), paces, tally);
        loop = new RelayLoop(relay, nap, backoff());
        running =
                executor.submit(ManagedExecutors.managedTask(loop, Map.of(ManagedTask.LONGRUNNING_HINT, "true"), null));
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object start) {}

    /** Broker and store are mostly reached over one cable: the first channel that works again has the others tried. */
    void channelBack(@Observes ChannelBack back) {
        mailbox.execute(relay::retry);
        nap.end();
    }

    @Produces
    @ApplicationScoped
    RelayFigures figures() {
        return tally;
    }

    boolean isRunning() {
        return !running.isDone();
    }

    private static Backoff backoff() {
        return new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), new Random());
    }

    @PreDestroy
    void close() {
        loop.stop();
        running.cancel(true);
    }
}
