package io.firstpass.edge.outbox;

import java.util.Optional;

/** An outbox in use: what the application asks, what has to be done every now and then, and the end. */
final class OpenOutbox implements AutoCloseable {
    final Outbox outbox;
    final DerbyInspectionStore store;
    final DerbyOutboxReader reader;
    final Housekeeping housekeeping;

    private final Database database;
    private final Condition condition;
    private final Retention retention;
    private final Logbook logbook;

    OpenOutbox(Outbox outbox, Database database, Condition condition, Logbook logbook, OutboxSettings settings) {
        this.outbox = outbox;
        this.database = database;
        this.condition = condition;
        this.logbook = logbook;
        store = new DerbyInspectionStore(outbox);
        reader = new DerbyOutboxReader(outbox);
        housekeeping = new Housekeeping(outbox, settings);
        retention = new Retention(outbox, housekeeping, settings.limits());
        note(false);
    }

    /** To be done every few seconds, on one thread. */
    void keepWithinLimits() {
        retention.enforce();
        note(false);
    }

    Optional<String> damage() {
        return condition.damage();
    }

    /** A damaged database is never closed in order: the next start has to read every page. */
    @Override
    public void close() {
        try {
            if (condition.damage().isEmpty()) note(true);
        } finally {
            database.close();
        }
    }

    private void note(boolean closed) {
        OutboxState state = store.state();
        logbook.write(new Logbook.Page(state.epoch(), state.nextSequence(), state.settledBelow(), closed));
    }
}
