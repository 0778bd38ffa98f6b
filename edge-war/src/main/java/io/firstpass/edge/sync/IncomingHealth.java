package io.firstpass.edge.sync;

import java.util.Optional;

/** Whether an incoming channel still does its work. A message that could not be taken is behind us only after a restart. Thread-safe. */
final class IncomingHealth {
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
