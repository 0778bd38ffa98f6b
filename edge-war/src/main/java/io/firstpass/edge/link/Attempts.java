package io.firstpass.edge.link;

/** Told by whoever uses the link how each attempt went. Thread-safe. */
public interface Attempts {
    void succeeded();

    void failed();

    /** Nothing is left to be sent. */
    void caughtUp();
}
