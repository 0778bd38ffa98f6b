package io.firstpass.edge.outbox;

/** The disk has no room for what was to be stored. */
public final class StoreFull extends StoreFailed {
    StoreFull(String attempt, Exception cause) {
        super(attempt, cause);
    }
}
