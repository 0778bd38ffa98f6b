package io.firstpass.provenance;

/** A signature that proves nothing about the package at hand; {@link #reason()} is for programs, the message for people. */
public final class SignatureRefused extends ProvenanceRefused {
    /** Why a signature is refused. */
    public enum Reason {
        UNSIGNED,
        UNKNOWN_KEY,
        WRONG_SIGNATURE,
        WRONG_DIGEST,
        EXPIRED_KEY,
        REVOKED_KEY,
        NOT_YET_VALID,
        MALFORMED,
        WRONG_PURPOSE
    }

    private final Reason reason;

    SignatureRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
