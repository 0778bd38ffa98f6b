package io.firstpass.registry.evidence;

/** A gate policy that is not taken into force; the message names the field, its value and its range. */
public final class PolicyRefused extends RuntimeException {
    PolicyRefused(String message) {
        super(message);
    }

    PolicyRefused(String message, Throwable cause) {
        super(message, cause);
    }

    static double share(String field, double value) {
        if (value >= 0 && value <= 1) return value;
        throw new PolicyRefused(field + " is " + value + ", needs to be 0..1");
    }

    static int days(String field, int value) {
        if (value >= 1 && value <= 366) return value;
        throw new PolicyRefused(field + " is " + value + ", needs to be 1..366 days");
    }

    static <T> T present(String field, T value) {
        if (value == null) throw new PolicyRefused(field + " is missing");
        return value;
    }
}
