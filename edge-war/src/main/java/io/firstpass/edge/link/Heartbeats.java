package io.firstpass.edge.link;

import static io.firstpass.edge.link.Channel.HEARTBEAT;

import io.firstpass.contract.Heartbeat;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells the cloud how this edge is, every period and whenever the link changes. A regular heartbeat that is not
 * acknowledged when the next one is due is a failure of its channel. Thread-safe.
 */
final class Heartbeats {
    private static final Logger LOG = System.getLogger(Heartbeats.class.getName());

    interface Broker {
        /** Completes with the broker's acknowledgement, or exceptionally; at once where there is no connection. */
        CompletionStage<Void> publish(Heartbeat heartbeat);
    }

    private final Sender sender;
    private final Broker broker;
    private final Vitals vitals;
    private final Link link;
    private final Attempts attempts;
    private final Clock clock;
    private AtomicBoolean unanswered = new AtomicBoolean();
    private boolean speechless;

    Heartbeats(Sender sender, Broker broker, Vitals vitals, Link link, Attempts attempts, Clock clock) {
        this.sender = sender;
        this.broker = broker;
        this.vitals = vitals;
        this.link = link;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** To be called every period. */
    synchronized void beat() {
        if (unanswered.getAndSet(false)) attempts.failed(HEARTBEAT);
        unanswered = tell();
    }

    /** Out of turn: its acknowledgement is as good as any, but nobody waits for it. */
    synchronized void tellNow() {
        tell();
    }

    private AtomicBoolean tell() {
        AtomicBoolean open = new AtomicBoolean();
        try {
            Heartbeat heartbeat = heartbeat();
            open.set(true);
            broker.publish(heartbeat).thenRun(() -> {
                if (open.getAndSet(false)) attempts.succeeded(HEARTBEAT);
            });
            speechless = false;
        } catch (RuntimeException e) {
            // The schedule would end with the exception. An edge that cannot tell how it is stays silent: that tells
            // too.
            LOG.log(speechless ? Level.DEBUG : Level.ERROR, "cannot tell how this edge is, will keep trying", e);
            speechless = true;
        }
        return open;
    }

    private Heartbeat heartbeat() {
        Vitals.Stored stored = vitals.stored();
        return new Heartbeat(
                sender.site(),
                sender.edge(),
                sender.line(),
                clock.instant(),
                link.state(),
                link.since().orElse(null),
                link.outage().orElse(null),
                stored.outbox(),
                stored.disk(),
                vitals.model().orElse(null),
                vitals.shadow().orElse(null));
    }
}
