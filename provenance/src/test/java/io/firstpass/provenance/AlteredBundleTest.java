package io.firstpass.provenance;

import static io.firstpass.provenance.SignatureRefused.Reason.MALFORMED;
import static io.firstpass.provenance.SignatureRefused.Reason.WRONG_DIGEST;
import static io.firstpass.provenance.SignatureRefused.Reason.WRONG_SIGNATURE;
import static io.firstpass.provenance.Signed.DIGEST;
import static io.firstpass.provenance.Signed.attestation;
import static io.firstpass.provenance.Signed.json;
import static io.firstpass.provenance.Signed.message;
import static io.firstpass.provenance.Signed.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firstpass.contract.json.Messages;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlteredBundleTest {
    private static final String SIGNATURE = "/messageSignature/signature";
    private static final byte[] MESSAGE = message();
    private static final byte[] ATTESTATION = attestation(DIGEST);

    @ParameterizedTest
    @CsvSource({
        "false, /messageSignature/signature",
        "false, /messageSignature/messageDigest/digest",
        "true, /dsseEnvelope/payload",
        "true, /dsseEnvelope/signatures/0/sig"
    })
    void isRefusedWhicheverByteWasFlipped(boolean attested, String field) {
        byte[] whole = bytes(attested, field);
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << (at % 8));
            assertThat(refusal(with(attested, field, flipped)))
                    .as("byte %d", at)
                    .isNotNull()
                    .extracting(SignatureRefused::reason)
                    .isIn(WRONG_SIGNATURE, WRONG_DIGEST);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "false, /messageSignature/signature",
        "true, /dsseEnvelope/payload",
        "true, /dsseEnvelope/signatures/0/sig"
    })
    void isRefusedWhicheverCharacterOfItsBase64WasReplaced(boolean attested, String field) {
        String text = json(bundle(attested)).at(field).textValue();
        for (int at = 0; at < text.length(); at++) {
            char other = text.charAt(at) == 'A' ? 'B' : 'A';
            String replaced = text.substring(0, at) + other + text.substring(at + 1);
            assertThat(refusal(with(attested, field, replaced)))
                    .as("character %d", at)
                    .isNotNull()
                    .extracting(SignatureRefused::reason)
                    .isIn(WRONG_SIGNATURE, MALFORMED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3006020100020100", "3006020101020101", "3000", "30", "00", "", "0000000000000000"})
    void isRefusedWithASignatureOfNothing(String der) {
        assertThat(refusal(with(false, SIGNATURE, HexFormat.of().parseHex(der))).reason())
                .isEqualTo(WRONG_SIGNATURE);
    }

    @Test
    void isRefusedWithBytesAfterOrMissingFromTheSignature() {
        byte[] signature = bytes(false, SIGNATURE);
        for (int length : new int[] {signature.length - 1, signature.length + 1, signature.length + 200})
            assertThat(refusal(with(false, SIGNATURE, Arrays.copyOf(signature, length)))
                            .reason())
                    .as("%d bytes", length)
                    .isEqualTo(WRONG_SIGNATURE);
    }

    @Test
    void isRefusedWithTheSignatureOfTheOtherForm() {
        byte[] overPackage = bytes(false, SIGNATURE);
        assertThat(refusal(with(true, "/dsseEnvelope/signatures/0/sig", overPackage))
                        .reason())
                .isEqualTo(WRONG_SIGNATURE);
    }

    private static byte[] bundle(boolean attested) {
        return attested ? ATTESTATION : MESSAGE;
    }

    private static byte[] bytes(boolean attested, String field) {
        return Base64.getDecoder().decode(json(bundle(attested)).at(field).textValue());
    }

    private static byte[] with(boolean attested, String field, byte[] value) {
        return with(attested, field, Base64.getEncoder().encodeToString(value));
    }

    private static byte[] with(boolean attested, String field, String value) {
        ObjectNode json = json(bundle(attested));
        int slash = field.lastIndexOf('/');
        ((ObjectNode) json.at(field.substring(0, slash))).put(field.substring(slash + 1), value);
        return Messages.write(json);
    }
}
