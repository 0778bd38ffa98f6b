package io.firstpass.edge.outbox;

import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Whether the database has shown damage since the start: a page that nobody had read may be bad. Thread-safe. */
final class Condition {
    private final AtomicReference<String> damage = new AtomicReference<>();

    void heard(SQLException failure) {
        if (Damage.is(failure) && damage.compareAndSet(null, Damage.reason(failure)))
            System.getLogger(Condition.class.getName())
                    .log(
                            Level.ERROR,
                            "the database is damaged ({0}): a restart of the edge reads every page and saves what can be saved",
                            damage.get());
    }

    Optional<String> damage() {
        return Optional.ofNullable(damage.get());
    }
}
