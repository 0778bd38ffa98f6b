package io.firstpass.edge.modelstore;

/** The one model that this edge runs, and how far it is. Thread-safe. */
public interface ModelStore {
    ModelStatus status();
}
