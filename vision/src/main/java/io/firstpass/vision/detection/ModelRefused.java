package io.firstpass.vision.detection;

/** A model package that is not taken into service; the message says what is wrong and what to do about it. */
public final class ModelRefused extends RuntimeException {
    public ModelRefused(String message) {
        super(message);
    }

    public ModelRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
