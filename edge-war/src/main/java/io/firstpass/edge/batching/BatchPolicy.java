package io.firstpass.edge.batching;

import java.time.Duration;

/**
 * How frames are gathered into forward passes: how many may wait, how many go together, and how long the first of
 * them waits for company.
 */
public record BatchPolicy(int queueCapacity, int maxSize, Duration linger) {
    private static final Duration LONGEST_LINGER = Duration.ofSeconds(10);

    public BatchPolicy {
        if (queueCapacity < 1)
            throw new IllegalArgumentException("queueCapacity needs at least 1, is " + queueCapacity);
        if (maxSize < 1) throw new IllegalArgumentException("maxSize needs at least 1, is " + maxSize);
        if (linger.isNegative() || linger.compareTo(LONGEST_LINGER) > 0)
            throw new IllegalArgumentException("linger needs PT0S to " + LONGEST_LINGER + ", is " + linger);
    }
}
