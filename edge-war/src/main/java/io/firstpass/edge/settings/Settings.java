package io.firstpass.edge.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The edge's configuration, read by key and checked. A value that is missing or out of its range stops the start with
 * an {@link InvalidSetting} that names the key, the value and the range.
 */
public final class Settings {
    private final Function<String, Optional<String>> source;

    public Settings(Function<String, Optional<String>> source) {
        this.source = source;
    }

    public Optional<String> find(String key) {
        return source.apply(key).map(String::strip).filter(value -> !value.isEmpty());
    }

    public String text(String key, String fallback) {
        return find(key).orElse(fallback);
    }

    public String required(String key, String meaning) {
        return find(key).orElseThrow(() -> new InvalidSetting(key, "", meaning));
    }

    /** Comma-separated names, in their order. */
    public List<String> names(String key, String fallback) {
        List<String> names = Stream.of(text(key, fallback).split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        if (names.isEmpty()) throw new InvalidSetting(key, text(key, fallback), "at least one name");
        return names;
    }

    public int number(String key, int fallback, int lowest, int highest) {
        return (int) number(key, (long) fallback, lowest, highest);
    }

    public long number(String key, long fallback, long lowest, long highest) {
        return read(key, fallback, lowest, highest, Long::valueOf, "a whole number from ");
    }

    public double fraction(String key, double fallback) {
        return decimal(key, fallback, 0.0, 1.0);
    }

    public double decimal(String key, double fallback, double lowest, double highest) {
        return read(key, fallback, lowest, highest, Double::valueOf, "a number from ");
    }

    /** One of {@code allowed}, in capitals or not. */
    public String choice(String key, String fallback, List<String> allowed) {
        String text = text(key, fallback);
        return allowed.stream()
                .filter(text::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new InvalidSetting(key, text, String.join(" or ", allowed)));
    }

    public Duration duration(String key, Duration fallback, Duration shortest, Duration longest) {
        return read(key, fallback, shortest, longest, Duration::parse, "a duration from ");
    }

    /** Without a value, the zone of the server. */
    public ZoneId zone(String key) {
        String name = text(key, ZoneId.systemDefault().getId());
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new InvalidSetting(key, name, "the name of a time zone such as Europe/Berlin or Asia/Shanghai");
        }
    }

    private <T extends Comparable<T>> T read(
            String key, T fallback, T lowest, T highest, Function<String, T> parser, String what) {
        Optional<String> text = find(key);
        if (text.isEmpty()) return fallback;
        String range = what + lowest + " to " + highest;
        T value;
        try {
            value = parser.apply(text.get());
        } catch (RuntimeException e) {
            throw new InvalidSetting(key, text.get(), range);
        }
        // The negation also catches NaN, which is greater than every number here.
        if (!(value.compareTo(lowest) >= 0 && value.compareTo(highest) <= 0))
            throw new InvalidSetting(key, text.get(), range);
        return value;
    }
}
