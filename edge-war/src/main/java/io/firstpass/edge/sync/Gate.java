package io.firstpass.edge.sync;

import io.firstpass.edge.link.Attempts;
import io.firstpass.edge.link.Channel;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.LongSupplier;

/** Lets frames through while object storage takes them; after a failure one now and then, to see whether it does again. Not thread-safe. */
final class Gate {
    private static final Logger LOG = System.getLogger(Gate.class.getName());

    private final Attempts link;
    private final Backoff backoff;
    private final LongSupplier nanos;
    private boolean open = true;
    private long closedAt;
    private long closedNanos;

    Gate(Attempts link, Backoff backoff, LongSupplier nanos) {
        this.link = link;
        this.backoff = backoff;
        this.nanos = nanos;
    }

    boolean isOpen() {
        return open;
    }

    /** Whether one may be tried. */
    boolean isDue() {
        return open || nanos.getAsLong() - closedAt >= closedNanos;
    }

    /** What failed may work again: the next try is due. */
    void retry() {
        backoff.reset();
        closedNanos = 0;
    }

    void passed() {
        if (!open) LOG.log(Level.INFO, "frames can be sent again");
        open = true;
        backoff.reset();
        link.succeeded(Channel.FRAMES);
    }

    /** @param began of a try that failed; those that were under way when the gate closed say nothing new */
    void failed(Throwable cause, long began) {
        if (!open && began - closedAt < 0) return;
        // One line an outage, not one a try.
        LOG.log(open ? Level.WARNING : Level.DEBUG, "frames cannot be sent, will keep trying", cause);
        close();
        link.failed(Channel.FRAMES);
    }

    /** The store answers, but not all may be well with it: without a wait every frame could be refused within a second. */
    void refused() {
        close();
        link.succeeded(Channel.FRAMES);
    }

    private void close() {
        open = false;
        closedAt = nanos.getAsLong();
        closedNanos = backoff.next().toNanos();
    }
}
