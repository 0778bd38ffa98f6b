package io.firstpass.review.secondlook;

import io.firstpass.contract.FrameReference;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Whether what lies in object storage is the frame that the edge sent. */
record FrameCheck(long maxBytes) {

    /** Before the frame is fetched: whether it can be looked at here at all. */
    void announced(FrameReference frame) {
        if (!frame.cipher().equals("none")) throw new FrameRefused("cipher " + frame.cipher() + " is not known here");
        if (frame.bytes() < 1 || frame.bytes() > maxBytes)
            throw new FrameRefused("frame of " + frame.bytes() + " bytes, allowed are 1 to " + maxBytes);
    }

    /** @throws FrameRefused if one bit is not as it was */
    void fetched(FrameReference frame, byte[] content) {
        String actual = sha256(content);
        if (!actual.equals(frame.sha256()))
            throw new FrameRefused("sha256 is " + actual + ", the escalation says " + frame.sha256());
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
