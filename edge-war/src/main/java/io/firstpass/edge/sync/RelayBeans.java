package io.firstpass.edge.sync;

import io.firstpass.edge.link.Attempts;
import io.firstpass.edge.outbox.OutboxReader;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedExecutors;
import jakarta.enterprise.concurrent.ManagedTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts the relay with the application, on one thread of the server, and stops it with it. */
@ApplicationScoped
class RelayBeans {
    /** More than Kafka's delivery.timeout.ms, after which the producer itself reports the loss. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    private OutboxReader outbox;

    @Inject
    private FrameUplink frames;

    @Inject
    private EventUplink uplink;

    @Inject
    private Attempts link;

    @Resource
    private ManagedExecutorService executor;

    private RelayLoop loop;
    private Future<?> running;

    @PostConstruct
    void open() {
        Origin origin = Origin.from(ConfigProvider.getConfig());
        // The first frame would find a wrong setting too, hours later.
        S3Settings.from(ConfigProvider.getConfig());
        Doorbell bell = new Doorbell();
        outbox.whenRecorded(bell::ring);
        Relay relay = new Relay(outbox, frames, uplink, origin, new Acknowledgements(PATIENCE), link);
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), new Random());
        loop = new RelayLoop(relay::round, bell, backoff);
        running =
                executor.submit(ManagedExecutors.managedTask(loop, Map.of(ManagedTask.LONGRUNNING_HINT, "true"), null));
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object start) {}

    boolean isRunning() {
        return !running.isDone();
    }

    @PreDestroy
    void close() {
        loop.stop();
        running.cancel(true);
    }
}
