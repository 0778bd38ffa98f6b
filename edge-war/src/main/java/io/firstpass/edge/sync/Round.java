package io.firstpass.edge.sync;

/** What one round of the relay came to. */
sealed interface Round {
    /** Something arrived, or is under way. */
    record Moved() implements Round {}

    /** There was nothing to send, and some time has passed. */
    record Rested() implements Round {}

    /** Nothing can be sent. */
    record Failed(Exception cause) implements Round {}
}
