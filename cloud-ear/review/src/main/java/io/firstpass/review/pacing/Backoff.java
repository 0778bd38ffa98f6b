package io.firstpass.review.pacing;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling from {@code first} up to {@code longest}, then spread over the
 * upper half of that, so that many who failed together do not come back together. Immutable.
 */
public record Backoff(Duration first, Duration longest, RandomGenerator random) {
    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0)
            throw new IllegalArgumentException("needs 0 < first <= longest, is " + first + " and " + longest);
    }

    /** @param failures how many attempts failed so far, at least 1 */
    public Duration after(int failures) {
        long doubled = first.toMillis() << Math.min(Math.max(failures - 1, 0), 30);
        long ceiling = Math.min(doubled, longest.toMillis());
        long half = ceiling / 2;
        return Duration.ofMillis(half + random.nextLong(ceiling - half + 1));
    }
}
