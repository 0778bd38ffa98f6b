package io.firstpass.contract;

import java.util.List;
import java.util.regex.Pattern;

/** What the records of messages and manifests demand of their fields; each refusal names the field. */
public final class Required {
    static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private Required() {}

    public static <T> T present(String field, T value) {
        if (value == null) throw new InvalidMessage(field, "is missing");
        return value;
    }

    public static <T> List<T> list(String field, List<T> values) {
        for (T value : present(field, values)) if (value == null) throw new InvalidMessage(field, "holds a null");
        return List.copyOf(values);
    }

    public static void digest(String field, String value) {
        if (!SHA256.matcher(present(field, value)).matches())
            throw new InvalidMessage(field, "needs 64 lower-case hexadecimal digits");
    }

    public static void probability(String field, double value) {
        if (!(value >= 0 && value <= 1)) throw new InvalidMessage(field, "needs to be within 0 and 1, is " + value);
    }

    public static void priority(String field, int value) {
        if (value < 0 || value > 9) throw new InvalidMessage(field, "needs to be within 0 and 9, is " + value);
    }

    public static void notNegative(String field, double value) {
        if (!(value >= 0 && Double.isFinite(value)))
            throw new InvalidMessage(field, "needs to be at least 0 and finite, is " + value);
    }
}
