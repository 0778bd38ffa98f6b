package io.firstpass.provenance;

/** A package, a release or a list of revocations that is not to be trusted; the message says why and what to do. */
public abstract sealed class ProvenanceRefused extends RuntimeException permits SignatureRefused, ReleaseRefused {
    ProvenanceRefused(String message) {
        super(message);
    }
}
