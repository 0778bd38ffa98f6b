package io.firstpass.review.fleet;

import io.firstpass.contract.json.Messages;
import io.firstpass.review.database.Schema;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells all who listen what changed at the edges, whichever server noticed it: every second it reads on from where each
 * listener stands. Something is sent with every turn, so that silence means a broken connection or a database that is away.
 */
@ApplicationScoped
class FleetChannel {
    private static final Logger LOG = Logger.getLogger(FleetChannel.class.getName());
    private static final int AT_ONCE = 200;

    @Inject
    Schema schema;

    @Inject
    Edges edges;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private final Set<FleetListener> listeners = ConcurrentHashMap.newKeySet();
    private ScheduledFuture<?> turns;
    private volatile Sse sse;

    @PostConstruct
    void start() {
        turns = scheduler.scheduleWithFixedDelay(this::turn, 1, 1, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        turns.cancel(true);
        listeners.forEach(FleetListener::leave);
    }

    /** @param after the number of the last change that the listener knows; null: only what happens from now on */
    void listen(Sse offered, SseEventSink sink, Long after) {
        schema.ensure();
        sse = offered;
        var listener = new FleetListener(sink, scheduler, after == null ? edges.lastChange() : after);
        tell(listener);
        listeners.add(listener);
    }

    private void turn() {
        try {
            listeners.removeIf(FleetListener::isGone);
            for (FleetListener listener : listeners) if (listener.isFree()) tell(listener);
        } catch (RuntimeException e) {
            // An exception out of a scheduled task would end all later turns.
            LOG.log(Level.WARNING, "the fleet's changes are not told this time", e);
        }
    }

    private void tell(FleetListener listener) {
        List<OutboundSseEvent> events = new ArrayList<>();
        long last = listener.last();
        for (EdgeEvent event : edges.changesAfter(last, AT_ONCE)) {
            last = event.number;
            events.add(event("change", Long.toString(last), event.told()));
        }
        events.add(event("turn", Long.toString(last), Map.of("last", last)));
        listener.tell(events, last);
    }

    private OutboundSseEvent event(String name, String id, Object content) {
        return sse.newEventBuilder()
                .name(name)
                .id(id)
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(String.class, new String(Messages.write(content), StandardCharsets.UTF_8))
                .build();
    }
}
