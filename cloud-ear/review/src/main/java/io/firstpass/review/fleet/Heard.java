package io.firstpass.review.fleet;

import io.firstpass.contract.Heartbeat;
import java.time.Instant;

/**
 * A heartbeat or a last will as the MQTT broker delivered it.
 *
 * @param retained the broker had kept it: it was said before we listened
 * @param at when it was delivered, by the cloud's clock
 */
record Heard(Heartbeat heartbeat, boolean retained, Instant at) {
    EdgeName edge() {
        return new EdgeName(heartbeat.site(), heartbeat.edge());
    }
}
