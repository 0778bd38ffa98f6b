package io.firstpass.review.fleet;

import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.LinkState;
import io.firstpass.contract.ModelRef;
import io.firstpass.review.Escalations;
import java.time.Instant;

/** Heartbeats for tests, of the one edge north/edge-1. */
final class Heartbeats {
    static final EdgeName EDGE = new EdgeName("north", "edge-1");

    /** Of a candidate that alone fails two of ten frames. */
    static final Heartbeat.Shadow SHADOW = new Heartbeat.Shadow(
            new ModelRef("pcb-edge", "1.1.0", "c".repeat(64)),
            Instant.parse("2026-11-24T06:00:00Z"),
            10,
            7,
            1,
            2,
            0,
            1,
            0,
            null);

    private Heartbeats() {}

    static Heartbeat of(LinkState state, Instant at, String epoch, long next, long settledBelow) {
        var outage = state == LinkState.RECOVERING ? new Heartbeat.Outage(at.minusSeconds(7200), at) : null;
        var outbox = new Heartbeat.Outbox(epoch, next, settledBelow, next - settledBelow, 0, 0, null, 0, 0);
        var disk = new Heartbeat.Disk(50L << 30, 100L << 30, false);
        return new Heartbeat(
                "north", "edge-1", "1", at, state, null, outage, outbox, disk, Escalations.EDGE_MODEL, SHADOW);
    }

    static Heartbeat online(Instant at) {
        return of(LinkState.ONLINE, at, "epoch-1", 1, 1);
    }

    /** The broker's word that the connection which began then has ended without a word. */
    static Heartbeat lastWill(Instant connectedAt) {
        return new Heartbeat("north", "edge-1", null, connectedAt, LinkState.LOST, null, null, null, null, null, null);
    }
}
