package io.firstpass.contract;

import java.time.Instant;
import java.util.List;

/** The cloud's wish for entries of one edge that it misses. The edge sends each again, or tells that it expired. */
public record ResendRequest(String site, String edge, String epoch, List<SequenceRange> ranges, Instant requestedAt) {
    public ResendRequest {
        Required.present("site", site);
        Required.present("edge", edge);
        Required.present("epoch", epoch);
        ranges = Required.list("ranges", ranges);
        Required.present("requestedAt", requestedAt);
    }
}
