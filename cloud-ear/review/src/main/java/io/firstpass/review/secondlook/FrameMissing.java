package io.firstpass.review.secondlook;

/** A frame that is not in object storage, or not yet. */
public final class FrameMissing extends RuntimeException {
    FrameMissing(String bucket, String key, Throwable cause) {
        super("no object " + key + " in bucket " + bucket, cause);
    }
}
