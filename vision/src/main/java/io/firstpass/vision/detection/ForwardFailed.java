package io.firstpass.vision.detection;

/** A forward pass that gave no answer; the frames in it have none. */
public final class ForwardFailed extends RuntimeException {
    ForwardFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
