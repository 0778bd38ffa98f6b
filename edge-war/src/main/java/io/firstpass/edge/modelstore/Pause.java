package io.firstpass.edge.modelstore;

import java.time.Duration;

/** How long to wait before the next try: longer with each failure in a row. Not thread-safe. */
final class Pause {
    static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration FIRST = Duration.ofSeconds(1);

    private Duration next = FIRST;

    Duration afterFailure() {
        Duration wait = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return wait;
    }

    void beginAnew() {
        next = FIRST;
    }
}
