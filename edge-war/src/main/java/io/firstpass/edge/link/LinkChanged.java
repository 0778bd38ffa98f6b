package io.firstpass.edge.link;

import io.firstpass.contract.LinkState;
import java.time.Instant;

/** Fired once a change, in the order of the changes, to observers of either kind; nobody who uses the link waits for them. */
public record LinkChanged(LinkState before, LinkState now, Instant at) {}
