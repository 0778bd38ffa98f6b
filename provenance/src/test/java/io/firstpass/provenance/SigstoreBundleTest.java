package io.firstpass.provenance;

import static io.firstpass.provenance.SignatureRefused.Reason.MALFORMED;
import static io.firstpass.provenance.SignatureRefused.Reason.UNSIGNED;
import static io.firstpass.provenance.Signed.DIGEST;
import static io.firstpass.provenance.Signed.NOW;
import static io.firstpass.provenance.Signed.VERIFIER;
import static io.firstpass.provenance.Signed.attestation;
import static io.firstpass.provenance.Signed.json;
import static io.firstpass.provenance.Signed.message;
import static io.firstpass.provenance.Signed.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firstpass.contract.Sha256;
import io.firstpass.contract.json.Messages;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigstoreBundleTest {
    @Test
    void isReadUnderBothOfItsNames() {
        byte[] legacy = altered(
                message(), json -> json.put("mediaType", "application/vnd.dev.sigstore.bundle+json;version=0.3"));
        assertThat(VERIFIER.verify(legacy, DIGEST, NOW)).isNotNull();
    }

    @Test
    void neitherNeedsNorTrustsWhatALogSays() {
        byte[] logged = altered(message(), json -> {
            ObjectNode material = json.withObject("/verificationMaterial");
            material.withArray("tlogEntries")
                    .addObject()
                    .put("integratedTime", "0")
                    .put("logIndex", "9");
            material.putObject("timestampVerificationData")
                    .withArray("rfc3161Timestamps")
                    .addObject();
        });
        assertThat(VERIFIER.verify(logged, DIGEST, NOW)).isNotNull();
        assertThat(refusal(VERIFIER, logged, DIGEST, Signed.END).reason())
                .isEqualTo(SignatureRefused.Reason.EXPIRED_KEY);
    }

    @Test
    void isMissedWhereThereIsNone() {
        assertThat(refusal(new byte[0]).reason()).isEqualTo(UNSIGNED);
        assertThat(refusal(altered(message(), json -> json.remove("messageSignature")))
                        .reason())
                .isEqualTo(UNSIGNED);
        assertThat(refusal(altered(attestation(DIGEST), json -> envelope(json).putArray("signatures")))
                        .reason())
                .isEqualTo(UNSIGNED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "1", " ", "{}", "{} {}", "\"text\""})
    void isRefusedWhereItIsNoObjectOfItsKind(String json) {
        assertThat(refusal(utf8(json)).reason()).isEqualTo(MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        ", mediaType, bundle.mediaType is missing",
        ", verificationMaterial, bundle.verificationMaterial is missing",
        "/verificationMaterial, publicKey, bundle.verificationMaterial.publicKey is missing",
        "/messageSignature, signature, bundle.messageSignature.signature is missing",
        "/messageSignature, messageDigest, bundle.messageSignature.messageDigest is missing",
        "/messageSignature/messageDigest, algorithm, bundle.messageSignature.messageDigest.algorithm is missing",
        "/messageSignature/messageDigest, digest, bundle.messageSignature.messageDigest.digest is missing"
    })
    void namesTheFieldThatIsMissing(String object, String field, String problem) {
        SignatureRefused refusal =
                refusal(altered(message(), json -> at(json, object).remove(field)));
        assertThat(refusal.reason()).isEqualTo(MALFORMED);
        assertThat(refusal).hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource({
        ", mediaType, application/vnd.dev.sigstore.bundle+json;version=0.2",
        "/messageSignature/messageDigest, algorithm, SHA2_512",
        "/messageSignature, signature, not base64",
        "/verificationMaterial, certificate, {}",
        "/verificationMaterial/publicKey, pem, x",
        "/messageSignature, more, x",
        "/messageSignature/messageDigest, more, x",
        ", more, x"
    })
    void refusesAnyOtherValueOrField(String object, String field, String value) {
        SignatureRefused refusal =
                refusal(altered(message(), json -> at(json, object).put(field, value)));
        assertThat(refusal.reason()).isEqualTo(MALFORMED);
    }

    @Test
    void refusesAnotherPayloadType() {
        SignatureRefused refusal =
                refusal(altered(attestation(DIGEST), json -> envelope(json).put("payloadType", "application/json")));
        assertThat(refusal.reason()).isEqualTo(MALFORMED);
        assertThat(refusal).hasMessageContaining("needs to be application/vnd.in-toto+json, is application/json");
    }

    @Test
    void refusesTwoSignatures() {
        byte[] twice = altered(attestation(DIGEST), json -> {
            var signatures = envelope(json).withArray("signatures");
            signatures.add(signatures.get(0));
        });
        assertThat(refusal(twice).reason()).isEqualTo(MALFORMED);
        assertThat(refusal(twice)).hasMessageContaining("has 2 signatures");
    }

    @Test
    void refusesBothFormsAtOnce() {
        byte[] both = altered(
                message(),
                json -> json.set("dsseEnvelope", json(attestation(DIGEST)).get("dsseEnvelope")));
        assertThat(refusal(both)).hasMessageContaining("both a messageSignature and a dsseEnvelope");
    }

    @Test
    void refusesAFieldThatIsGivenTwice() {
        String text = new String(message(), StandardCharsets.UTF_8);
        assertThat(refusal(utf8(text.replace("{\"hint\":", "{\"hint\":\"x\",\"hint\":")))
                        .reason())
                .isEqualTo(MALFORMED);
    }

    @Test
    void refusesMoreThanItsLimitAndDeepNesting() {
        assertThat(refusal(new byte[SigstoreBundle.MAX_BYTES + 1])).hasMessageContaining("more than 1048576");
        assertThat(refusal(utf8("{\"mediaType\":" + "[".repeat(1000) + "]".repeat(1000) + "}"))
                        .reason())
                .isEqualTo(MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "{}",
                "{\"_type\":\"https://in-toto.io/Statement/v2\",\"subject\":[],\"predicateType\":\"t\"}",
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"predicateType\":\"t\"}",
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"digest\":{\"sha256\":\"ABC\"}}],\"predicateType\":\"t\"}",
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"name\":\"x\"}],\"predicateType\":\"t\"}"
            })
    void refusesAStatementThatSaysNothingEvenIfItIsSigned(String payload) {
        byte[] signed = altered(attestation(DIGEST), json -> {
            envelope(json).put("payload", utf8(payload));
            Sha256 digest = Sha256.of(DsseEnvelope.preAuthenticationEncoding(utf8(payload)));
            at(json, "/dsseEnvelope/signatures/0").put("sig", Signed.KEY.sign(digest));
        });
        assertThat(refusal(signed).reason()).isEqualTo(MALFORMED);
    }

    @Test
    void encodesWhatIsSignedAsDsseSays() {
        assertThat(DsseEnvelope.preAuthenticationEncoding(utf8("hello")))
                .isEqualTo(utf8("DSSEv1 28 application/vnd.in-toto+json 5 hello"));
    }

    private static byte[] altered(byte[] bundle, Consumer<ObjectNode> change) {
        ObjectNode json = json(bundle);
        change.accept(json);
        return Messages.write(json);
    }

    private static ObjectNode envelope(ObjectNode json) {
        return at(json, "/dsseEnvelope");
    }

    private static ObjectNode at(ObjectNode json, String object) {
        return object == null ? json : (ObjectNode) json.at(object);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
