package io.firstpass.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firstpass.contract.Sha256;
import io.firstpass.contract.json.Messages;

/** Makes Sigstore bundles that cosign and {@code @sigstore/verify} accept for the same key. Safe for all threads. */
public final class BundleSigner {
    private final SigningKey key;

    public BundleSigner(SigningKey key) {
        this.key = key;
    }

    /** A bundle over the package with this SHA-256, as {@code cosign sign-blob} makes it. */
    public byte[] sign(String digest) {
        Sha256 signed = new Sha256(digest);
        ObjectNode bundle = bundle();
        ObjectNode signature = bundle.putObject("messageSignature");
        signature.putObject("messageDigest").put("algorithm", "SHA2_256").put("digest", signed.bytes());
        signature.put("signature", key.sign(signed));
        return Messages.write(bundle);
    }

    /** The registry's release of a package, as an edge verifies it. */
    public byte[] sign(ReleaseStatement release) {
        return sign(release.statement());
    }

    /** What the registry says of a channel, as an edge verifies it. */
    public byte[] sign(ChannelStatement channel) {
        return sign(channel.statement());
    }

    public byte[] sign(RevocationList revocations) {
        return sign(revocations.statement());
    }

    /** An attestation of a package, as {@code cosign attest-blob} makes it. */
    public byte[] attest(String name, String digest, String predicateType, JsonNode predicate) {
        return sign(Statement.of(name, new Sha256(digest), predicateType, predicate));
    }

    byte[] sign(Statement statement) {
        byte[] payload = statement.write();
        ObjectNode bundle = bundle();
        ObjectNode envelope = bundle.putObject("dsseEnvelope");
        envelope.put("payload", payload).put("payloadType", DsseEnvelope.PAYLOAD_TYPE);
        envelope.putArray("signatures")
                .addObject()
                .put("sig", key.sign(Sha256.of(DsseEnvelope.preAuthenticationEncoding(payload))));
        return Messages.write(bundle);
    }

    private ObjectNode bundle() {
        ObjectNode bundle = Messages.mapper().createObjectNode().put("mediaType", SigstoreBundle.MEDIA_TYPE);
        bundle.putObject("verificationMaterial").putObject("publicKey").put("hint", key.id());
        return bundle;
    }
}
