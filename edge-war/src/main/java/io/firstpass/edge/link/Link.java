package io.firstpass.edge.link;

import io.firstpass.contract.Heartbeat.Outage;
import io.firstpass.contract.LinkState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The link from this edge to the cloud, as the last attempts to use it showed it. Thread-safe. */
public interface Link {
    LinkState state();

    /** When the link last changed its state; empty if it never did. */
    Optional<Instant> since();

    /** The last time that the link was OFFLINE, from the first failure to the first success; empty if it never was. */
    Optional<Outage> outage();

    /** The channels that do not work, with their failures in a row. */
    Map<Channel, Integer> failing();
}
