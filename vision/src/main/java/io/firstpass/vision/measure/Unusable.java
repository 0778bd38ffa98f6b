package io.firstpass.vision.measure;

/** What was given to a measurement cannot be measured; the message says what to change. */
public final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unusable(String message) {
        super(message);
    }
}
