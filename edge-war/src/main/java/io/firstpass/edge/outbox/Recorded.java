package io.firstpass.edge.outbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes on that entries were committed. Thread-safe. */
final class Recorded implements Runnable {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    void call(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void run() {
        listeners.forEach(Runnable::run);
    }
}
