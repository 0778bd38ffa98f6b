package io.firstpass.edge.link;

import java.time.Instant;
import java.util.Optional;

/** The link from this edge to the cloud, as the last attempts to use it showed it. Thread-safe. */
public interface Link {
    LinkState state();

    /** When the link last changed its state; empty if it never did. */
    Optional<Instant> since();
}
