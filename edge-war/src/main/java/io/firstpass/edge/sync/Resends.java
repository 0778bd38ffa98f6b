package io.firstpass.edge.sync;

import io.firstpass.contract.ResendRequest;
import io.firstpass.edge.outbox.OutboxReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Has sent again what the cloud misses of this edge. */
final class Resends implements Inbox.Application<ResendRequest> {
    private static final Logger LOG = System.getLogger(Resends.class.getName());

    private final Origin origin;
    private final OutboxReader outbox;

    Resends(Origin origin, OutboxReader outbox) {
        this.origin = origin;
        this.outbox = outbox;
    }

    @Override
    public boolean apply(ResendRequest request) {
        if (!request.site().equals(origin.site()) || !request.edge().equals(origin.edge())) return false;
        outbox.resend(request.epoch(), request.ranges());
        LOG.log(Level.INFO, "the cloud misses {0} of epoch {1}", request.ranges(), request.epoch());
        return true;
    }
}
