package io.firstpass.edge.modelstore;

import io.firstpass.contract.Heartbeat;
import java.util.Optional;

/** The one model that this edge runs, and how far it is. Thread-safe. */
public interface ModelStore {
    ModelStatus status();

    /** How the candidate compares that is to run beside the model and to tell nothing; empty where none is. */
    Optional<Heartbeat.Shadow> shadow();
}
