package io.firstpass.edge.modelstore;

import java.util.Optional;

/** Who runs what the store loads, and owns it from then on. Thread-safe; no call waits for a forward pass. */
public interface ModelOwner {
    /** Runs it from the next batch on, in the place of what ran. */
    void take(LoadedModel model);

    /** Runs this package no longer, from this moment; gives what runs now, if anything does. */
    Optional<LoadedModel> drop(String digest);
}
