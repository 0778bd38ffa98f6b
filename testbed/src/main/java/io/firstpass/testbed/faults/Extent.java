package io.firstpass.testbed.faults;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How long an outage lasts in the plant's time, and how many times faster than that it is played.
 *
 * <p>What the product does after so many seconds or hours is played faster by the same factor, as far as the ranges of
 * its settings allow.
 */
public record Extent(double hours, double compress) {
    private static final Duration LEAST = Duration.ofSeconds(5);
    private static final Duration TENTH = Duration.ofSeconds(6);

    /** How long the cable stays cut, by the clock on the wall. */
    Duration outage() {
        return longer(LEAST, scaled(Duration.ofMillis((long) (hours * 3_600_000))));
    }

    /** How long every other fault lasts. */
    Duration fault() {
        Duration tenth = longer(TENTH, outage().dividedBy(10));
        return tenth.compareTo(Duration.ofSeconds(60)) > 0 ? Duration.ofSeconds(60) : tenth;
    }

    /** The edge's settings that are times, as environment variables. */
    Map<String, String> edge() {
        Map<String, String> settings = new HashMap<>();
        settings.put("FIRSTPASS_HEARTBEAT", atLeast(Duration.ofMillis(200), Duration.ofSeconds(5)));
        settings.put("FIRSTPASS_HOLD", atLeast(Duration.ofMillis(500), Duration.ofMinutes(1)));
        settings.put("FIRSTPASS_OUTBOX_ESCALATIONS_KEEP", atLeast(Duration.ofMinutes(1), Duration.ofHours(2)));
        return settings;
    }

    /** The cloud's, which have to fit the edge's. */
    Map<String, String> cloud() {
        return Map.of(
                "FIRSTPASS_HEARTBEAT", atLeast(Duration.ofSeconds(1), Duration.ofSeconds(5)),
                "FIRSTPASS_MISSING_GRACE", atLeast(Duration.ofSeconds(5), Duration.ofMinutes(1)),
                "FIRSTPASS_RESEND_PAUSE", atLeast(Duration.ofSeconds(2), Duration.ofMinutes(1)),
                "FIRSTPASS_RESEND_LONGEST_PAUSE", atLeast(Duration.ofSeconds(10), Duration.ofHours(1)));
    }

    private String atLeast(Duration least, Duration product) {
        return longer(least, scaled(product)).toString();
    }

    private Duration scaled(Duration product) {
        return Duration.ofMillis((long) (product.toMillis() / compress));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
