package io.firstpass.edge.modelstore;

import java.util.Optional;

/** What the owner of a model tells of its first batch. Thread-safe, never blocks. */
public interface ModelTrial {
    void served(String digest);

    /** The owner has left it; {@code instead} is what runs now. */
    void failed(String digest, String reason, Optional<LoadedModel> instead);

    /** The candidate in the shadow was given up, and waits to be dropped. */
    void shadowFailed(String digest, String reason);
}
