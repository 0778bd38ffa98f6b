package io.firstpass.registry.benchmark;

/** A golden set that is not what its manifest says; the message names the file and says what to do. */
public final class GoldenSetDamaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GoldenSetDamaged(String message) {
        super(message);
    }

    GoldenSetDamaged(String message, Throwable cause) {
        super(message, cause);
    }
}
