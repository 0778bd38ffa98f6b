package io.firstpass.edge.sync;

import io.firstpass.edge.outbox.OutboxReader;
import io.firstpass.edge.outbox.Tombstones;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Tells the cloud what will never arrive, so that it does not wait for it. Owned by the relay's thread. */
final class Expiries {
    private static final Logger LOG = System.getLogger(Expiries.class.getName());
    private static final int AT_ONCE = 500;
    private static final long BETWEEN_LOOKS = Duration.ofSeconds(1).toNanos();

    private final OutboxReader outbox;
    private final EventsUnderWay events;
    private final Events messages;
    private final LongSupplier nanos;
    private boolean more = true;
    private long looked;

    Expiries(OutboxReader outbox, EventsUnderWay events, Events messages, LongSupplier nanos) {
        this.outbox = outbox;
        this.events = events;
        this.messages = messages;
        this.nanos = nanos;
    }

    /** One message at a time, and a look into the outbox no more than once a second. */
    void tell() {
        long now = nanos.getAsLong();
        if (!events.isEmpty() || !more && now - looked < BETWEEN_LOOKS) return;
        looked = now;
        more = false;
        outbox.untold(AT_ONCE).ifPresent(this::tell);
    }

    private void tell(Tombstones tombstones) {
        events.send(messages.expiries(tombstones), new Fate() {
            @Override
            public void acknowledged() {
                outbox.markTold(tombstones);
                more = true;
            }

            @Override
            public void refused(Refused why) {
                LOG.log(Level.ERROR, "the broker does not want to know what expired", why);
            }

            @Override
            public void lost() {
                // Untold, it is offered again.
            }
        });
    }
}
