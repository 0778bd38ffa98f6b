package io.firstpass.edge.sync;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after failures in a row: a random time up to a bound that doubles each time, so that edges that lost one broker do not all come back at once. Not thread-safe. */
final class Backoff {
    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private Duration bound;

    Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
        this.bound = first;
    }

    Duration next() {
        Duration wait = Duration.ofNanos((long) (random.nextDouble() * bound.toNanos()));
        Duration doubled = bound.multipliedBy(2);
        bound = doubled.compareTo(longest) < 0 ? doubled : longest;
        return wait;
    }

    void reset() {
        bound = first;
    }
}
