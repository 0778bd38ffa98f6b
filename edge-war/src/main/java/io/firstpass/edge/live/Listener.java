package io.firstpass.edge.live;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * One who listens, with the events that it has not taken yet, in their order. At most one thread is occupied with it,
 * and blocks for as long as the client takes nothing; a client that falls {@link #MOST_UNTAKEN} behind is left, and its
 * page connects again. Thread-safe.
 */
final class Listener {
    static final int MOST_UNTAKEN = 256;

    private final SseEventSink sink;
    private final Executor executor;
    private final Queue<OutboundSseEvent> untaken = new ArrayDeque<>();
    private boolean sending;
    private boolean left;

    Listener(SseEventSink sink, Executor executor) {
        this.sink = sink;
        this.executor = executor;
    }

    /** Never blocks; false if the listener is gone, or left now. */
    boolean tell(OutboundSseEvent event) {
        if (!isWithUs()) {
            leave();
            return false;
        }
        if (!queued(event)) return true;
        try {
            executor.execute(this::sendAll);
            return true;
        } catch (RejectedExecutionException e) {
            // The server stops, and ends the connection itself.
            return false;
        }
    }

    /** Ends the connection: at once, or when the thread that is occupied with it comes back. */
    void leave() {
        if (markLeft()) end();
    }

    private synchronized boolean isWithUs() {
        return !left && !sink.isClosed() && untaken.size() < MOST_UNTAKEN;
    }

    /** True if a thread is to be put to it. */
    private synchronized boolean queued(OutboundSseEvent event) {
        untaken.add(event);
        boolean idle = !sending;
        sending = true;
        return idle;
    }

    /** True if no thread is occupied with it and it has not ended yet. */
    private synchronized boolean markLeft() {
        boolean endNow = !left && !sending;
        left = true;
        untaken.clear();
        return endNow;
    }

    private void sendAll() {
        for (OutboundSseEvent event = next(); event != null; event = next()) {
            try {
                sink.send(event).exceptionally(failure -> {
                    leave();
                    return null;
                });
            } catch (RuntimeException e) {
                leave();
            }
        }
        if (isLeft()) end();
    }

    private synchronized OutboundSseEvent next() {
        OutboundSseEvent event = untaken.poll();
        if (event == null) sending = false;
        return event;
    }

    private synchronized boolean isLeft() {
        return left;
    }

    private void end() {
        try {
            sink.close();
        } catch (RuntimeException e) {
            // It was gone before.
        }
    }
}
