package io.firstpass.edge.link;

/** Told by whoever uses a channel how each attempt went. Thread-safe; returns at once. */
public interface Attempts {
    void succeeded(Channel channel);

    void failed(Channel channel);

    /** Nothing is left to be sent but what has just come. */
    void caughtUp();
}
