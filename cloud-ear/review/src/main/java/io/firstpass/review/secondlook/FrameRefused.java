package io.firstpass.review.secondlook;

/** A frame that gets no second look, however often it is fetched; the message says why. */
final class FrameRefused extends RuntimeException {
    FrameRefused(String reason) {
        super(reason);
    }
}
