package io.firstpass.provenance;

import io.firstpass.contract.Sha256;

/**
 * A signature over the package itself, as {@code cosign sign-blob} makes it. The digest beside it is not signed: it
 * only tells early, and clearly, that the bundle belongs to another package.
 */
record MessageSignature(byte[] digest, byte[] signature) implements SignedContent {
    static MessageSignature read(JsonObject json) {
        json.only("messageDigest", "signature");
        JsonObject digest = json.object("messageDigest").only("algorithm", "digest");
        String algorithm = digest.text("algorithm");
        if (!algorithm.equals("SHA2_256"))
            throw JsonObject.malformed(digest.path() + ".algorithm needs to be SHA2_256, is " + algorithm);
        return new MessageSignature(digest.bytes("digest"), json.bytes("signature"));
    }

    @Override
    public Sha256 signed(Sha256 packageDigest) {
        if (packageDigest.is(digest)) return packageDigest;
        throw new SignatureRefused(
                SignatureRefused.Reason.WRONG_DIGEST,
                "the bundle is over another package than sha256 " + packageDigest.hex()
                        + ": hand in the bundle that was made for this package, or sign this package");
    }
}
