package io.firstpass.edge.outbox;

import java.sql.SQLIntegrityConstraintViolationException;

/** The store could not do what was asked, and has kept nothing of it, unless it could not tell whether a commit took effect. */
public sealed class StoreFailed extends RuntimeException permits StoreFull {
    StoreFailed(String attempt, Exception cause) {
        super("could not " + attempt + ": " + cause.getMessage(), cause);
    }

    StoreFailed(String message) {
        super(message);
    }

    /** Whether a row with the same identity or idempotency key was there before. */
    boolean isTaken() {
        return getCause() instanceof SQLIntegrityConstraintViolationException;
    }
}
