package io.firstpass.contract;

/**
 * Where an escalated frame lies in object storage, and how to know that it is the one that was sent.
 *
 * @param sha256 of the frame in the clear, 64 lower-case hexadecimal digits
 * @param bytes of the object as it lies there
 * @param cipher {@link #IN_THE_CLEAR}, or {@link #TINK_HYBRID}: encrypted by Google Tink's HybridEncrypt to the cloud's
 *     public key, with {@code sha256} in ASCII as the context
 */
public record FrameReference(String bucket, String key, String sha256, long bytes, String contentType, String cipher) {
    public static final String IN_THE_CLEAR = "none";
    public static final String TINK_HYBRID = "tink-hybrid";

    public FrameReference {
        Required.present("bucket", bucket);
        Required.present("key", key);
        Required.digest("sha256", sha256);
        Required.notNegative("bytes", bytes);
        Required.present("contentType", contentType);
        Required.present("cipher", cipher);
    }
}
