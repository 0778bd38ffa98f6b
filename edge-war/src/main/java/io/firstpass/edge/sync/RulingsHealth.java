package io.firstpass.edge.sync;

import java.util.Optional;

/** Whether the channel of rulings still does its work. One that could not be taken is behind us only after a restart. Thread-safe. */
final class RulingsHealth {
    private long taken;
    private String failure;

    synchronized void took() {
        taken++;
    }

    synchronized void failed(Throwable cause) {
        if (failure == null) failure = cause.toString();
    }

    synchronized long taken() {
        return taken;
    }

    synchronized Optional<String> failure() {
        return Optional.ofNullable(failure);
    }
}
