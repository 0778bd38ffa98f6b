package io.firstpass.edge.live;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Those who listen. Sending never blocks. The server's own broadcaster does: one page that takes nothing, say on a phone
 * in a lift, holds a thread for each event until the server has none left to inspect with. Thread-safe.
 */
final class Listeners {
    private final Executor executor;
    private final Set<Listener> all = ConcurrentHashMap.newKeySet();

    Listeners(Executor executor) {
        this.executor = executor;
    }

    void add(SseEventSink sink, OutboundSseEvent first) {
        Listener listener = new Listener(sink, executor);
        all.add(listener);
        if (!listener.tell(first)) all.remove(listener);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void send(OutboundSseEvent event) {
        all.removeIf(listener -> !listener.tell(event));
    }

    void close() {
        all.forEach(Listener::leave);
        all.clear();
    }
}
