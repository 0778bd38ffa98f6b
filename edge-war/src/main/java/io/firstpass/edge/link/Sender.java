package io.firstpass.edge.link;

import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.LinkState;
import io.firstpass.contract.MqttTopics;
import io.firstpass.edge.settings.Settings;
import java.time.Instant;

/** Whose heart beats. */
record Sender(String site, String edge, String line) {
    static Sender from(Settings settings) {
        return new Sender(
                settings.required("firstpass.site", "the name of the site"),
                settings.required("firstpass.edge", "the name of this edge"),
                settings.required("firstpass.line", "the name of the line"));
    }

    String topic() {
        return MqttTopics.heartbeat(site, edge);
    }

    /** What the broker tells in the name of an edge that connected at {@code at} and went without a word. */
    Heartbeat lastWill(Instant at) {
        return new Heartbeat(site, edge, null, at, LinkState.LOST, null, null, null, null, null, null);
    }
}
