package io.firstpass.edge.outbox;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Where the outbox lies and how long it keeps what has been sent, and what has been inspected. */
record OutboxSettings(Path frames, Duration keepSent, Duration keepInspections) {
    static OutboxSettings from(Config config) {
        return new OutboxSettings(
                Path.of(config.getValue("firstpass.data", String.class), "frames"),
                duration(config, "firstpass.outbox.keep-sent", Duration.ofHours(2)),
                duration(config, "firstpass.inspections.keep", Duration.ofDays(30)));
    }

    private static Duration duration(Config config, String key, Duration byDefault) {
        Optional<String> value = config.getOptionalValue(key, String.class);
        return value.map(text -> duration(key, text)).orElse(byDefault);
    }

    static Duration duration(String key, String value) {
        try {
            Duration duration = Duration.parse(value.strip());
            if (!duration.isNegative() && !duration.isZero()) return duration;
        } catch (DateTimeException e) {
            // falls through to the one message that says everything
        }
        throw new IllegalArgumentException(
                key + " is " + value + "; it needs to be an ISO 8601 duration above zero, such as PT2H");
    }
}
