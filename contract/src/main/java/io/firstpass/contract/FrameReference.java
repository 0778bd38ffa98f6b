package io.firstpass.contract;

/** Where an escalated frame lies in object storage, and how to know that it is the one that was sent. {@code cipher} is {@code none} for a frame in the clear. */
public record FrameReference(String bucket, String key, String sha256, long bytes, String contentType, String cipher) {
    public FrameReference {
        Required.present("bucket", bucket);
        Required.present("key", key);
        Required.digest("sha256", sha256);
        Required.notNegative("bytes", bytes);
        Required.present("contentType", contentType);
        Required.present("cipher", cipher);
    }
}
