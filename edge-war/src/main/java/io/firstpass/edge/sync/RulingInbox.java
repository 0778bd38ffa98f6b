package io.firstpass.edge.sync;

import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.json.Messages;
import io.firstpass.edge.outbox.StoreFailed;

/** Applies the rulings that arrive for this site; those of the site's other edges are none of ours. Applying one twice changes nothing. */
final class RulingInbox {
    private static final int ATTEMPTS = 5;

    sealed interface Taken {
        record Applied(Ruling ruling) implements Taken {}

        /** Not ours, or not newer than what is there. */
        record Passed() implements Taken {}

        record Unreadable(String reason) implements Taken {}
    }

    /** {@link io.firstpass.edge.outbox.InspectionStore#apply}. */
    interface Rulings {
        boolean apply(Ruling ruling);
    }

    private final Rulings store;
    private final Pauses pauses;
    private final Backoff backoff;

    RulingInbox(Rulings store, Pauses pauses, Backoff backoff) {
        this.store = store;
        this.pauses = pauses;
        this.backoff = backoff;
    }

    /**
     * Returns once the ruling is committed, or needs no commit.
     *
     * @throws StoreFailed if it could not be committed in several attempts: it must be delivered again
     */
    Taken take(byte[] value) throws InterruptedException {
        if (value == null) return new Taken.Unreadable("it has no value");
        try {
            Ruling ruling = Messages.read(value, Ruling.class);
            return applied(ruling) ? new Taken.Applied(ruling) : new Taken.Passed();
        } catch (InvalidMessage e) {
            return new Taken.Unreadable(e.getMessage());
        }
    }

    private boolean applied(Ruling ruling) throws InterruptedException {
        backoff.reset();
        for (int tries = 1; ; tries++) {
            try {
                return store.apply(ruling);
            } catch (StoreFailed e) {
                if (tries == ATTEMPTS) throw e;
                pauses.afterFailure(backoff.next());
            }
        }
    }
}
