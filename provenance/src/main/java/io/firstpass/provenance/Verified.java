package io.firstpass.provenance;

import java.util.Optional;

/**
 * What a verified bundle proves: which pinned key signed what about the package. {@code keyId} is the SHA-256 of the
 * key's SPKI DER in Base64; an attestation has a predicate type, a signature has none.
 */
public record Verified(String keyName, String keyId, Kind kind, Optional<String> predicateType) {
    /** What was signed: the package, or a statement about it. */
    public enum Kind {
        SIGNATURE,
        ATTESTATION
    }
}
