package io.firstpass.edge.sync;

import java.time.Duration;

/** Puts frames into object storage. Thread-safe. Tries once: trying again is decided in one place, by the relay. */
interface FrameUplink {
    /**
     * Returns once the frame lies under {@code key}, also if it lay there before: the key holds the digest of the frame in
     * the clear.
     *
     * @param sha256 of the frame in the clear, 64 lower-case hexadecimal digits
     * @param patience after which it is given up
     * @throws UplinkFailed if it may not lie there; trying again is safe
     * @throws Refused if the store does not want this one
     */
    void put(String key, byte[] bytes, String sha256, String contentType, Duration patience);

    /**
     * Returns if the store answers at all.
     *
     * @throws UplinkFailed if it does not
     */
    void reach();
}
