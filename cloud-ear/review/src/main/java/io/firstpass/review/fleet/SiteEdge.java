package io.firstpass.review.fleet;

import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.LinkState;
import io.firstpass.contract.ModelRef;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * An edge as a site's list shows it. What stands in {@code outage}, {@code outbox}, {@code disk}, {@code model} and
 * {@code shadow} its last heartbeat said; all are null before the first.
 *
 * @param since when it got into {@code state}, by the cloud's clock
 * @param heard when its last heartbeat came, by the cloud's clock; null before the first
 * @param missing how many of its entries, of all epochs
 */
public record SiteEdge(
        String edge,
        String line,
        LinkState state,
        Instant since,
        Instant heard,
        Heartbeat.Outage outage,
        Heartbeat.Outbox outbox,
        Heartbeat.Disk disk,
        ModelRef model,
        Heartbeat.Shadow shadow,
        long missing) {

    static SiteEdge of(Edge edge, long missing) {
        Optional<Heartbeat> said = edge.heartbeat();
        return new SiteEdge(
                edge.edge,
                edge.line,
                edge.state,
                edge.since.toInstant(),
                Optional.ofNullable(edge.heardAt).map(OffsetDateTime::toInstant).orElse(null),
                said.map(Heartbeat::outage).orElse(null),
                said.map(Heartbeat::outbox).orElse(null),
                said.map(Heartbeat::disk).orElse(null),
                said.map(Heartbeat::model).orElse(null),
                said.map(Heartbeat::shadow).orElse(null),
                missing);
    }
}
