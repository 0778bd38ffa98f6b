package io.firstpass.review.fleet;

import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.json.Messages;
import java.time.Instant;

/** Reads what came on a heartbeat's topic. An edge speaks for itself only. */
final class HeartbeatChecks {
    private HeartbeatChecks() {}

    /** @throws InvalidMessage naming what is wrong with it */
    static Heard read(String topic, byte[] payload, boolean retained, Instant now) {
        EdgeName edge = EdgeName.ofHeartbeat(topic);
        Heartbeat heartbeat = Messages.read(payload, Heartbeat.class);
        if (!edge.equals(new EdgeName(heartbeat.site(), heartbeat.edge())))
            throw new InvalidMessage("site", "and edge are " + heartbeat.site() + "/" + heartbeat.edge());
        if (heartbeat.outbox() != null)
            Receipt.checked("outbox.epoch", heartbeat.outbox().epoch());
        return new Heard(heartbeat, retained, now);
    }
}
