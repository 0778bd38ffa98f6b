package io.firstpass.provenance;

import io.firstpass.contract.Sha256;

/** What a bundle carries a signature of. */
sealed interface SignedContent permits MessageSignature, DsseEnvelope {
    /** An ECDSA signature in DER. */
    byte[] signature();

    /**
     * The SHA-256 that the signature has to be over.
     *
     * @throws SignatureRefused if the content says by itself that it is about another package
     */
    Sha256 signed(Sha256 packageDigest);
}
