package io.firstpass.edge.sync;

import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.json.Messages;
import io.firstpass.edge.outbox.StoreFailed;

/** Applies messages of one type that arrive for this site; those of its other edges are none of ours. Applying one twice changes nothing. */
final class Inbox<M> {
    private static final int ATTEMPTS = 5;

    sealed interface Taken<M> {
        record Applied<M>(M message) implements Taken<M> {}

        /** Not ours, or nothing new. */
        record Passed<M>() implements Taken<M> {}

        record Unreadable<M>(String reason) implements Taken<M> {}
    }

    interface Application<M> {
        /** Commits what the message says; false if it says nothing to this edge, or nothing new. */
        boolean apply(M message);
    }

    private final Class<M> type;
    private final Application<M> application;
    private final Pauses pauses;
    private final Backoff backoff;

    Inbox(Class<M> type, Application<M> application, Pauses pauses, Backoff backoff) {
        this.type = type;
        this.application = application;
        this.pauses = pauses;
        this.backoff = backoff;
    }

    /**
     * Returns once the message is committed, or needs no commit.
     *
     * @throws StoreFailed if it could not be committed in several attempts: it must be delivered again
     */
    Taken<M> take(byte[] value) throws InterruptedException {
        if (value == null) return new Taken.Unreadable<>("it has no value");
        try {
            M message = Messages.read(value, type);
            return applied(message) ? new Taken.Applied<>(message) : new Taken.Passed<>();
        } catch (InvalidMessage e) {
            return new Taken.Unreadable<>(e.getMessage());
        }
    }

    private boolean applied(M message) throws InterruptedException {
        backoff.reset();
        for (int tries = 1; ; tries++) {
            try {
                return application.apply(message);
            } catch (StoreFailed e) {
                if (tries == ATTEMPTS) throw e;
                pauses.afterFailure(backoff.next());
            }
        }
    }
}
