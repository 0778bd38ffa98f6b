package io.firstpass.edge.live;

import io.firstpass.contract.Heartbeat.Outage;
import io.firstpass.contract.LinkState;
import io.firstpass.edge.link.Channel;
import io.firstpass.edge.link.Link;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * The link as people and scripts see it.
 *
 * @param since null if it never changed
 * @param outage the last one; null if there never was any, without {@code until} while it lasts
 * @param failing the channels that do not work, with their failures in a row
 */
public record LinkView(LinkState state, Instant since, Outage outage, Map<Channel, Integer> failing) {
    public LinkView {
        Map<Channel, Integer> ordered = new EnumMap<>(Channel.class);
        ordered.putAll(failing);
        failing = ordered;
    }

    public static LinkView of(Link link) {
        return new LinkView(
                link.state(), link.since().orElse(null), link.outage().orElse(null), link.failing());
    }
}
