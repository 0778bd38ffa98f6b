package io.firstpass.contract;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The model that answered; {@code digest} is the SHA-256 of its package, 64 hexadecimal digits. {@code approved} says
 * whether the edge verified that the registry released it. It is null, and left out of the JSON, where that is not
 * the question, and in what was written before it was asked.
 */
public record ModelRef(
        String name, String version, String digest, @JsonInclude(JsonInclude.Include.NON_NULL) Boolean approved) {
    public ModelRef {
        Required.present("name", name);
        Required.present("version", version);
        Required.digest("digest", digest);
    }

    public ModelRef(String name, String version, String digest) {
        this(name, version, digest, null);
    }

    public ModelRef withApproved(boolean verified) {
        return new ModelRef(name, version, digest, verified);
    }

    /** False too where nothing is said. */
    public boolean wasApproved() {
        return Boolean.TRUE.equals(approved);
    }
}
