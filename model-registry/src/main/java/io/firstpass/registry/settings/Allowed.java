package io.firstpass.registry.settings;

import java.time.Duration;

/** What a setting may be. Each refusal names the key, the value and the range, and stops the start. */
public final class Allowed {
    private Allowed() {}

    public static void within(String key, long value, long least, long most) {
        if (value < least || value > most) throw wrong(key, value, least + " to " + most);
    }

    public static void within(String key, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) throw wrong(key, value, least + " to " + most);
    }

    public static IllegalArgumentException wrong(String key, Object value, String range) {
        return new IllegalArgumentException(key + " is " + value + ", allowed is " + range);
    }
}
