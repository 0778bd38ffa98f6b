package io.firstpass.edge.link;

import io.firstpass.edge.settings.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Has the heart beat from the start of the application to its end. A broker that is not there does not hold up the start. */
@ApplicationScoped
class MqttHeartbeats {
    @Inject
    private Settings settings;

    @Inject
    private Vitals vitals;

    @Inject
    private Link link;

    @Inject
    private Attempts attempts;

    @Resource
    private ManagedScheduledExecutorService timer;

    private MqttConnection connection;
    private Heartbeats heartbeats;
    private ScheduledFuture<?> beating;

    void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
        Duration period = LinkSettings.from(settings).heartbeat();
        Sender sender = Sender.from(settings);
        Clock clock = Clock.systemUTC();
        connection = new MqttConnection(MqttAddress.from(settings), sender, period, clock, this::tellNow);
        heartbeats = new Heartbeats(sender, connection, vitals, link, attempts, clock);
        connection.open();
        // The first is told as soon as there is a connection.
        beating = timer.scheduleAtFixedRate(
                heartbeats::beat, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    void changed(@Observes LinkChanged change) {
        tellNow();
    }

    /** On a thread of its own: who connected or changed the link must not wait for the store. */
    private void tellNow() {
        if (heartbeats != null) timer.execute(heartbeats::tellNow);
    }

    @PreDestroy
    void close() {
        if (beating == null) return;
        beating.cancel(false);
        connection.close();
    }
}
