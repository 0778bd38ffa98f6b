package io.firstpass.contract;

/** The model that answered; {@code digest} is the SHA-256 of its package, 64 hexadecimal digits. */
public record ModelRef(String name, String version, String digest) {
    public ModelRef {
        Required.present("name", name);
        Required.present("version", version);
        Required.digest("digest", digest);
    }
}
