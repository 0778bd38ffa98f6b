package io.firstpass.provenance;

/** A statement that is signed as it should be, and still lets no package run here. */
public final class ReleaseRefused extends ProvenanceRefused {
    /** Why a release or a list of revocations is refused. */
    public enum Reason {
        /** It says something else than what it was taken for. */
        OTHER_STATEMENT,
        OTHER_CHANNEL,
        REVOKED_PACKAGE,
        /** It is older than what was seen already. */
        REPLAYED
    }

    private final Reason reason;

    ReleaseRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
