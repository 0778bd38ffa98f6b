package io.firstpass.review.secondlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyTemplates;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.hybrid.HybridConfig;
import io.firstpass.contract.FrameReference;
import io.firstpass.review.Escalations;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameKeyringTest {
    private static final String HPKE = "DHKEM_X25519_HKDF_SHA256_HKDF_SHA256_AES_256_GCM";
    private static final String DIGEST = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final byte[] FRAME = "abc".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    @BeforeAll
    static void tink() throws Exception {
        HybridConfig.register();
        AeadConfig.register();
    }

    @ParameterizedTest
    @ValueSource(strings = {HPKE, HPKE + "_RAW", "ECIES_P256_HKDF_HMAC_SHA256_AES128_GCM"})
    void opensWhatWasSealedToIt(String template) throws Exception {
        KeysetHandle pair = pair(template);
        byte[] object = sealed(pair);

        assertThat(keyring(pair).open(reference(object), object)).isEqualTo(FRAME);
    }

    @Test
    void opensWhatWasSealedToAnEarlierKeyAsLongAsItIsThere() throws Exception {
        KeysetHandle earlier = pair(HPKE);
        byte[] object = sealed(earlier);
        KeysetHandle both = KeysetHandle.newBuilder(earlier)
                .addEntry(KeysetHandle.generateEntryFromParametersName(HPKE)
                        .withRandomId()
                        .makePrimary())
                .build();

        assertThat(keyring(both).open(reference(object), object)).isEqualTo(FRAME);
    }

    @Test
    void saysWhichKeyAFrameWasSealedToWhereItIsNotThere() throws Exception {
        KeysetHandle gone = pair(HPKE);
        KeysetHandle here = pair(HPKE);
        byte[] object = sealed(gone);

        assertThatThrownBy(() -> keyring(here).open(reference(object), object))
                .isInstanceOf(FrameRefused.class)
                .hasMessage("sealed to key " + number(gone) + ", firstpass.frames.private-key has key " + number(here));
    }

    @Test
    void saysThatAnObjectWasAlteredWhereverThatIs() throws Exception {
        KeysetHandle pair = pair(HPKE);
        FrameKeyring keyring = keyring(pair);
        byte[] object = sealed(pair);
        for (int at = 5; at < object.length; at++) {
            byte[] altered = object.clone();
            altered[at] ^= 1;
            assertAltered(keyring, object, altered);
        }
        for (int length = 5; length < object.length; length++)
            assertAltered(keyring, object, Arrays.copyOf(object, length));
        assertAltered(keyring, object, Arrays.copyOf(object, object.length + 1));
    }

    @Test
    void saysThatAnObjectIsNotSealedAtAll() throws Exception {
        FrameKeyring keyring = keyring(pair(HPKE));
        for (byte[] object : new byte[][] {{}, {1, 2}, FRAME, new byte[100]})
            assertThatThrownBy(() -> keyring.open(reference(object), object))
                    .isInstanceOf(FrameRefused.class)
                    .hasMessageStartingWith("sealed to no key that Tink names, ");
    }

    @Test
    void doesNotOpenAFrameUnderAnothersDigest() throws Exception {
        KeysetHandle pair = pair(HPKE);
        byte[] object = sealed(pair);
        FrameReference other = Escalations.frame("c".repeat(64), object.length, FrameReference.TINK_HYBRID);

        assertThatThrownBy(() -> keyring(pair).open(other, object))
                .isInstanceOf(FrameRefused.class)
                .hasMessageContaining("altered")
                .hasMessageContaining("c".repeat(64));
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertRefused(folder.resolve("none.json"), "it cannot be read: ");
    }

    @Test
    void refusesAFileThatIsNoKeysetAndDoesNotQuoteIt() throws Exception {
        for (String text : new String[] {"", "secret", "{\"key\": \"secret\"}", "{\"primaryKeyId\": \"secret\"}"})
            assertRefused(Files.writeString(folder.resolve("keys.json"), text), "it is no Tink JSON keyset");
    }

    @Test
    void refusesThePublicKey() throws Exception {
        String keyset = TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(
                pair(HPKE).getPublicKeysetHandle());
        assertRefused(
                Files.writeString(folder.resolve("public.json"), keyset),
                "it holds a public key: the edges have that one");
    }

    @Test
    void refusesAKeyForSomethingElse() throws Exception {
        KeysetHandle aead = pair("AES256_GCM");
        assertRefused(written(aead), "key " + number(aead) + " in it is not for hybrid encryption");
    }

    private void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> FrameKeyring.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("firstpass.frames.private-key is " + file
                        + ", allowed is a Tink JSON keyset with private keys for hybrid encryption: " + reason)
                .hasMessageNotContaining("secret");
    }

    private static void assertAltered(FrameKeyring keyring, byte[] sent, byte[] found) {
        assertThatThrownBy(() -> keyring.open(reference(sent), found))
                .isInstanceOf(FrameRefused.class)
                .hasMessageStartingWith(
                        "the object was altered: of " + found.length + " bytes, announced are " + sent.length);
    }

    private static KeysetHandle pair(String template) throws GeneralSecurityException {
        return KeysetHandle.generateNew(KeyTemplates.get(template));
    }

    private FrameKeyring keyring(KeysetHandle pair) throws Exception {
        return FrameKeyring.read(written(pair));
    }

    private Path written(KeysetHandle pair) throws Exception {
        return Files.writeString(
                folder.resolve("private.json"),
                TinkJsonProtoKeysetFormat.serializeKeyset(pair, InsecureSecretKeyAccess.get()));
    }

    private static byte[] sealed(KeysetHandle pair) throws GeneralSecurityException {
        return pair.getPublicKeysetHandle()
                .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class)
                .encrypt(FRAME, DIGEST.getBytes(StandardCharsets.US_ASCII));
    }

    private static FrameReference reference(byte[] object) {
        return Escalations.frame(DIGEST, object.length, FrameReference.TINK_HYBRID);
    }

    private static String number(KeysetHandle keyset) {
        return Integer.toUnsignedString(keyset.getPrimary().getId());
    }
}
