package io.firstpass.testbed.bench;

/** What was given to a measurement cannot be measured; the message says what to change. */
final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
        super(message);
    }
}
