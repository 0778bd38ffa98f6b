package io.firstpass.review.fleet;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One who listens to the fleet's changes, and the number of the last that was told. At most one thread is occupied with it,
 * and blocks for as long as the client takes nothing; meanwhile its turns pass, and the changes wait in the database.
 */
final class FleetListener {
    private final SseEventSink sink;
    private final Executor executor;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile long last;

    FleetListener(SseEventSink sink, Executor executor, long last) {
        this.sink = sink;
        this.executor = executor;
        this.last = last;
    }

    /** Only what is after it is of any interest. */
    long last() {
        return last;
    }

    /** False while the last turn's events are not taken yet. */
    boolean isFree() {
        return !busy.get();
    }

    boolean isGone() {
        return sink.isClosed();
    }

    /** Never blocks. For one thread, and only while it is free. */
    void tell(List<OutboundSseEvent> events, long upTo) {
        busy.set(true);
        last = upTo;
        try {
            executor.execute(() -> send(events));
        } catch (RejectedExecutionException e) {
            // The server stops, and ends the connection itself.
            leave();
        }
    }

    void leave() {
        try {
            sink.close();
        } catch (RuntimeException e) {
            // It was gone before.
        }
    }

    private void send(List<OutboundSseEvent> events) {
        try {
            for (OutboundSseEvent event : events)
                sink.send(event).toCompletableFuture().join();
        } catch (RuntimeException e) {
            leave();
        } finally {
            busy.set(false);
        }
    }
}
