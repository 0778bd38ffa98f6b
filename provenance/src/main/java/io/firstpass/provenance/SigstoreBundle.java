package io.firstpass.provenance;

import java.util.Set;

/**
 * A Sigstore bundle v0.3 that was signed with a key. The hint tells which key to try first and proves nothing; what a
 * transparency log or a time stamp says is passed over, because nobody here could check it offline.
 *
 * @see <a href="https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto">sigstore_bundle.proto</a>
 */
record SigstoreBundle(String hint, SignedContent content) {
    static final int MAX_BYTES = 1 << 20;
    static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";
    private static final Set<String> MEDIA_TYPES =
            Set.of(MEDIA_TYPE, "application/vnd.dev.sigstore.bundle+json;version=0.3");

    /** @throws SignatureRefused as unsigned where there is nothing, as malformed where it is no such bundle */
    static SigstoreBundle parse(byte[] json) {
        if (json.length == 0)
            throw new SignatureRefused(
                    SignatureRefused.Reason.UNSIGNED,
                    "there is no bundle: sign the package with cosign sign-blob --key and hand in the bundle");
        if (json.length > MAX_BYTES)
            throw JsonObject.malformed("the bundle has " + json.length + " bytes, more than " + MAX_BYTES);
        JsonObject bundle = StrictJson.object(json, "bundle")
                .only("mediaType", "verificationMaterial", "messageSignature", "dsseEnvelope");
        String type = bundle.text("mediaType");
        if (!MEDIA_TYPES.contains(type))
            throw JsonObject.malformed("bundle.mediaType needs to be " + MEDIA_TYPE + ", is " + type);
        return new SigstoreBundle(hint(bundle.object("verificationMaterial")), content(bundle));
    }

    private static String hint(JsonObject material) {
        if (material.has("certificate") || material.has("x509CertificateChain"))
            throw JsonObject.malformed(
                    material.path() + " holds a certificate, and only pinned keys are trusted, which needs no network");
        return material.only(
                        "publicKey", "certificate", "x509CertificateChain", "tlogEntries", "timestampVerificationData")
                .object("publicKey")
                .only("hint")
                .findText("hint")
                .orElse("");
    }

    private static SignedContent content(JsonObject bundle) {
        boolean message = bundle.has("messageSignature");
        boolean envelope = bundle.has("dsseEnvelope");
        if (message && envelope) throw JsonObject.malformed("bundle holds both a messageSignature and a dsseEnvelope");
        if (message) return MessageSignature.read(bundle.object("messageSignature"));
        if (envelope) return DsseEnvelope.read(bundle.object("dsseEnvelope"));
        throw new SignatureRefused(
                SignatureRefused.Reason.UNSIGNED,
                "the bundle holds neither a messageSignature nor a dsseEnvelope: sign the package with cosign"
                        + " sign-blob --key");
    }
}
