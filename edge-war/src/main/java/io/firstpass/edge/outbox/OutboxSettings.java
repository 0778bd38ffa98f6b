package io.firstpass.edge.outbox;

import com.google.crypto.tink.HybridEncrypt;
import io.firstpass.edge.settings.InvalidSetting;
import io.firstpass.edge.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the outbox lies, with what it is encrypted, and how long and how much it keeps. Durations are of running time.
 *
 * @param limits of what waits, for each shelf
 */
record OutboxSettings(
        Path data,
        String password,
        HybridEncrypt cloud,
        Map<Shelf, Limit> limits,
        long diskReserve,
        Duration keepSent,
        Duration keepInspections) {
    private static final int PASSWORD_LENGTH = 16;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final long MEBI = 1 << 20;
    private static final long GIBI = 1 << 30;
    private static final long TEBI = 1L << 40;

    /** How long an entry waits at most, and how many bytes of them. */
    record Limit(Duration keep, long maxBytes) {}

    static final String PASSWORD = "firstpass.store.password";

    /** {@code password} as it was set, to the last character. */
    static OutboxSettings from(Settings settings, Optional<String> password) {
        Map<Shelf, Limit> limits = new EnumMap<>(Shelf.class);
        limits.put(Shelf.ESCALATIONS, limit(settings, Shelf.ESCALATIONS, Duration.ofHours(2), 4 * GIBI));
        limits.put(Shelf.AUDITS, limit(settings, Shelf.AUDITS, Duration.ofDays(7), 2 * GIBI));
        limits.put(Shelf.INSPECTIONS, limit(settings, Shelf.INSPECTIONS, Duration.ofDays(7), 2 * GIBI));
        return new OutboxSettings(
                Path.of(settings.required("firstpass.data", "the path of a folder")),
                password(password.orElse("")),
                cloud(settings),
                limits,
                settings.number("firstpass.disk.reserve", GIBI, 16 * MEBI, TEBI),
                settings.duration("firstpass.outbox.keep-sent", Duration.ofHours(2), SHORTEST, LONGEST),
                settings.duration("firstpass.inspections.keep", Duration.ofDays(30), SHORTEST, LONGEST));
    }

    private static Limit limit(Settings settings, Shelf shelf, Duration keep, long maxBytes) {
        String key = "firstpass.outbox." + shelf.name().toLowerCase(Locale.ROOT);
        return new Limit(
                settings.duration(key + ".keep", keep, SHORTEST, LONGEST),
                settings.number(key + ".max-bytes", maxBytes, MEBI, TEBI));
    }

    /** What is wrong with it is said without saying it. */
    private static String password(String password) {
        if (password.length() < PASSWORD_LENGTH)
            throw new InvalidSetting(
                    PASSWORD, "(" + password.length() + " characters)", PASSWORD_LENGTH + " characters or more");
        return password;
    }

    private static HybridEncrypt cloud(Settings settings) {
        String key = "firstpass.frames.public-key";
        String range = "the path of a Tink public keyset in JSON, for hybrid encryption";
        String path = settings.required(key, range);
        try {
            return FrameSeal.toTheCloud(Path.of(path));
        } catch (IOException | RuntimeException e) {
            throw new InvalidSetting(key, path, range + " (" + e.getMessage() + ")");
        }
    }

    Limit limit(Shelf shelf) {
        return limits.get(shelf);
    }
}
