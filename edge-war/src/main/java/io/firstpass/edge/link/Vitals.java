package io.firstpass.edge.link;

import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.ModelRef;
import java.util.Optional;

/** What a heartbeat tells of the edge beside its link. May be slow, and may throw where the store cannot tell. */
public interface Vitals {
    /** One look at the store, so that its figures belong together. */
    record Stored(Heartbeat.Outbox outbox, Heartbeat.Disk disk) {}

    Stored stored();

    /** The model that runs; empty while none is loaded. */
    Optional<ModelRef> model();

    /** How the candidate in the shadow compares; empty where none is to run. */
    Optional<Heartbeat.Shadow> shadow();
}
