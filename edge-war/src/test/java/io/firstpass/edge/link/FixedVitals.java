package io.firstpass.edge.link;

import io.firstpass.contract.Heartbeat;

/** The figures of an edge on which nothing moves. */
final class FixedVitals {
    static final Vitals.Stored STORED = new Vitals.Stored(
            new Heartbeat.Outbox("epoch", 12, 7, 5, 1, 1_000, null, 0, 0),
            new Heartbeat.Disk(1_000_000, 2_000_000, false));

    private FixedVitals() {}
}
