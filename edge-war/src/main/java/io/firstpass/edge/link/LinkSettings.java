package io.firstpass.edge.link;

import io.firstpass.edge.settings.Settings;
import java.time.Duration;

/** How often this edge tells of itself, and after how many failures in a row a channel counts as gone. */
record LinkSettings(Duration heartbeat, int failures) {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    static LinkSettings from(Settings settings) {
        return new LinkSettings(
                settings.duration("firstpass.heartbeat", Duration.ofSeconds(5), SHORTEST, LONGEST),
                settings.number("firstpass.link.failures", 3, 1, 100));
    }
}
