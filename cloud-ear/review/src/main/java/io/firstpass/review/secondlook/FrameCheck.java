package io.firstpass.review.secondlook;

import io.firstpass.contract.FrameReference;
import io.firstpass.contract.Sha256;

/**
 * Whether what lies in object storage is the frame that the edge sent.
 *
 * @param maxBytes of a frame in the clear
 * @param inTheClear whether frames that were not sealed are looked at
 */
record FrameCheck(long maxBytes, boolean inTheClear) {
    /** More than any of Tink's hybrid ciphers adds to what it seals. */
    private static final int SEAL = 256;

    /** Before the frame is fetched: whether it can be looked at here at all. */
    void announced(FrameReference frame) {
        long most = isSealed(frame) ? maxBytes + SEAL : maxBytes;
        if (frame.bytes() < 1 || frame.bytes() > most)
            throw new FrameRefused("object of " + frame.bytes() + " bytes, allowed are 1 to " + most);
    }

    /** @throws FrameRefused if one bit is not as it was, or there is more of it than allowed */
    void opened(FrameReference frame, byte[] content) {
        if (content.length > maxBytes)
            throw new FrameRefused("frame of " + content.length + " bytes, allowed are 1 to " + maxBytes);
        String actual = Sha256.of(content).hex();
        if (!actual.equals(frame.sha256()))
            throw new FrameRefused("sha256 is " + actual + ", the escalation says " + frame.sha256());
    }

    /** @throws FrameRefused where it is neither sealed as the cloud knows how, nor in the clear where that is allowed */
    boolean isSealed(FrameReference frame) {
        return switch (frame.cipher()) {
            case FrameReference.TINK_HYBRID -> true;
            case FrameReference.IN_THE_CLEAR -> {
                if (inTheClear) yield false;
                throw new FrameRefused("the frame is in the clear, which firstpass.frames.in-the-clear does not allow");
            }
            default -> throw new FrameRefused("cipher " + frame.cipher() + " is not known here");
        };
    }
}
