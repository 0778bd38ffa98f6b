package io.firstpass.edge.live;

import io.firstpass.contract.Ruling;
import io.firstpass.contract.json.Messages;
import io.firstpass.edge.link.Link;
import io.firstpass.edge.link.LinkChanged;
import io.firstpass.edge.outbox.InspectionStore;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends events and heartbeats to all who listen. What makes its events comes with the first of them. */
@ApplicationScoped
class LiveChannel {
    private static final Logger LOG = Logger.getLogger(LiveChannel.class.getName());
    private static final long HEARTBEAT_SECONDS = 2;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Inject
    private LineStates states;

    @Inject
    private InspectionStore store;

    @Inject
    private Link link;

    private volatile Sse sse;
    private Listeners listeners;
    private ScheduledFuture<?> heartbeat;

    @PostConstruct
    void start() {
        listeners = new Listeners(scheduler);
        heartbeat =
                scheduler.scheduleWithFixedDelay(this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        heartbeat.cancel(true);
        listeners.close();
    }

    /** Everything that happens from now on, and the state at once, so that a page has something to show before that. */
    void listen(Sse offered, SseEventSink sink) {
        sse = offered;
        listeners.add(sink, offered.newEvent("state", json(states.now())));
    }

    void announce(@ObservesAsync LiveEvent event) {
        if (listeners.isEmpty()) return;
        Object payload = event.payload() instanceof Ruling ruling ? RulingNews.of(ruling, store) : event.payload();
        broadcast(event.kind(), payload);
    }

    void announce(@ObservesAsync LinkChanged change) {
        broadcast("link", LinkView.of(link));
    }

    private void beat() {
        try {
            if (!listeners.isEmpty()) broadcast("state", states.now());
        } catch (RuntimeException e) {
            // An exception out of a scheduled task would end all later heartbeats.
            LOG.log(Level.WARNING, "no heartbeat this time", e);
        }
    }

    private void broadcast(String name, Object payload) {
        if (!listeners.isEmpty()) listeners.send(sse.newEvent(name, json(payload)));
    }

    private static String json(Object payload) {
        return new String(Messages.write(payload), StandardCharsets.UTF_8);
    }
}
