package io.firstpass.provenance;

import io.firstpass.contract.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A signed in-toto statement, as {@code cosign attest-blob} makes it: DSSE v1.0.2 with one signature. */
record DsseEnvelope(byte[] payload, byte[] signature) implements SignedContent {
    static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    static DsseEnvelope read(JsonObject json) {
        json.only("payload", "payloadType", "signatures");
        String type = json.text("payloadType");
        if (!type.equals(PAYLOAD_TYPE))
            throw JsonObject.malformed(json.path() + ".payloadType needs to be " + PAYLOAD_TYPE + ", is " + type);
        List<JsonObject> signatures = json.has("signatures") ? json.objects("signatures") : List.of();
        if (signatures.isEmpty())
            throw new SignatureRefused(
                    SignatureRefused.Reason.UNSIGNED,
                    json.path() + " has no signature: sign the statement with cosign attest-blob --key");
        if (signatures.size() > 1)
            throw JsonObject.malformed(
                    json.path() + " has " + signatures.size() + " signatures, and one is what is verified");
        JsonObject signature = signatures.get(0).only("sig", "keyid");
        signature.findText("keyid");
        return new DsseEnvelope(json.bytes("payload"), signature.bytes("sig"));
    }

    @Override
    public Sha256 signed(Sha256 packageDigest) {
        return signed();
    }

    Sha256 signed() {
        return Sha256.of(preAuthenticationEncoding(payload));
    }

    /** What DSSE signs in place of the payload, so that payload and type are signed together. */
    static byte[] preAuthenticationEncoding(byte[] payload) {
        String head = "DSSEv1 " + PAYLOAD_TYPE.length() + " " + PAYLOAD_TYPE + " " + payload.length + " ";
        ByteArrayOutputStream encoding = new ByteArrayOutputStream();
        encoding.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        encoding.writeBytes(payload);
        return encoding.toByteArray();
    }
}
