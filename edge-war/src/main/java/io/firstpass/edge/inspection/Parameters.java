package io.firstpass.edge.inspection;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads query and header values; what is out of its range is refused with its name. JAX-RS would answer 404 instead. */
final class Parameters {
    private static final int LONGEST_WAIT_MS = 60_000;
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private Parameters() {}

    static Duration patience(String text, Duration fallback) {
        return text == null ? fallback : Duration.ofMillis(whole("waitMs", text, 1, LONGEST_WAIT_MS));
    }

    static OptionalDouble minConfidence(String text) {
        if (text == null) return OptionalDouble.empty();
        String range = "a number from 0 to 1";
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && value <= 1) return OptionalDouble.of(value);
        } catch (NumberFormatException e) {
            // Said below, together with what is out of range.
        }
        throw new Refusal(ProblemType.INVALID_PARAMETER, "minConfidence", range);
    }

    static int whole(String name, String text, int lowest, int highest) {
        try {
            int value = Integer.parseInt(text);
            if (value >= lowest && value <= highest) return value;
        } catch (NumberFormatException e) {
            // Said below, together with what is out of range.
        }
        throw new Refusal(ProblemType.INVALID_PARAMETER, name, "a whole number from " + lowest + " to " + highest);
    }

    static Optional<String> idempotencyKey(String header) {
        if (header != null && !KEY.matcher(header).matches())
            throw new Refusal(ProblemType.INVALID_PARAMETER, "Idempotency-Key", "1 to 128 visible ASCII characters");
        return Optional.ofNullable(header);
    }

    static Absent absent(String text) {
        return switch (text) {
            case "404" -> Absent.PROBLEM;
            case "204" -> Absent.NO_CONTENT;
            default -> throw new Refusal(ProblemType.INVALID_PARAMETER, "absent", "404 or 204");
        };
    }

    /** An id that is no id belongs to no inspection. */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(ProblemType.NOT_FOUND);
        }
    }
}
