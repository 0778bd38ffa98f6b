package io.firstpass.edge.sync;

/** Puts frames into object storage. */
interface FrameUplink {
    /**
     * Returns once the frame lies under {@code key}, also if it lay there before: the key holds the content's digest.
     *
     * @param sha256 of the bytes, 64 lower-case hexadecimal digits
     * @throws RuntimeException if it may not lie there; trying again is safe
     */
    void put(String key, byte[] bytes, String sha256, String contentType);
}
