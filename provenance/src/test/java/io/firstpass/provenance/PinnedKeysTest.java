package io.firstpass.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinnedKeysTest {
    @TempDir
    private Path folder;

    @Test
    void comeFromAFolderWithPemFiles() throws IOException {
        Files.writeString(folder.resolve("team.pem"), Signed.KEY.publicPem());
        write(entry("team").put("file", "team.pem"));
        assertThat(verifier(folder)
                        .verify(Signed.message(), Signed.DIGEST, Signed.NOW)
                        .keyName())
                .isEqualTo("team");
    }

    @Test
    void comeFromOneFileAndTellARevocation() throws IOException {
        ObjectNode revoked = entry("team").put("pem", Signed.KEY.publicPem()).put("revokedAt", "2026-11-24T00:00:00Z");
        Path file = write(revoked);
        assertThat(Signed.refusal(verifier(file), Signed.message(), Signed.DIGEST, Signed.NOW)
                        .reason())
                .isEqualTo(SignatureRefused.Reason.REVOKED_KEY);
    }

    @Test
    void tellWhichOfThemProveSomethingNow() {
        Instant end = Signed.NOW.plusSeconds(60);
        Instant begin = Signed.NOW.minusSeconds(60);
        var key = new PinnedKey(
                "team",
                Purpose.PACKAGE,
                EcKeys.publicKey(Signed.KEY.publicPem(), "team"),
                begin,
                end,
                Optional.empty());
        assertThat(new PinnedKeys(List.of(key)).inForce(Purpose.PACKAGE, Signed.NOW))
                .containsExactly(key.id());
        assertThat(new PinnedKeys(List.of(key)).inForce(Purpose.RELEASE, Signed.NOW))
                .isEmpty();
        assertThat(new PinnedKeys(List.of(key)).inForce(Purpose.PACKAGE, end)).isEmpty();
        assertThat(new PinnedKeys(List.of(key)).inForce(Purpose.PACKAGE, begin.minusNanos(1)))
                .isEmpty();
        var revoked = new PinnedKey("team", Purpose.PACKAGE, key.key(), begin, end, Optional.of(Signed.NOW));
        assertThat(new PinnedKeys(List.of(revoked)).inForce(Purpose.PACKAGE, Signed.NOW))
                .isEmpty();
        assertThat(new PinnedKeys(List.of(revoked)).inForce(Purpose.PACKAGE, Signed.NOW.minusNanos(1)))
                .containsExactly(key.id());
    }

    @ParameterizedTest
    @CsvSource({
        "name, , keys[0].name is missing",
        "purpose, , keys[0].purpose is missing",
        "purpose, EVERYTHING, keys[0].purpose cannot be read",
        "notBefore, , keys[0].notBefore is missing",
        "notAfter, , keys[0].notAfter is missing",
        "notAfter, tomorrow, keys[0].notAfter cannot be read",
        "notAfter, 2026-01-01T00:00:00Z, notAfter 2026-01-01T00:00:00Z needs to be later",
        "pem, , keys[0].pem of key team needs to stand here",
        "file, team.pem, keys[0].pem of key team needs to stand here",
        "pem, text, holds no PUBLIC KEY",
        "pem, -----BEGIN PUBLIC KEY-----AAAA-----END PUBLIC KEY-----, is no EC public key"
    })
    void stopTheStartWhereTheFileIsWrong(String field, String value, String problem) throws IOException {
        ObjectNode entry = entry("team").put("pem", Signed.KEY.publicPem()).put(field, value);
        assertRefused(write(entry)).withMessageContaining(problem);
    }

    @Test
    void stopTheStartWhereThereAreNone() throws IOException {
        assertRefused(folder.resolve("nothing.json")).withMessageContaining("cannot be read: give the path");
        assertRefused(write()).withMessageContaining("keys needs at least one key");
        assertRefused(write(entry("team").put("file", "gone.pem"))).withMessageContaining("put the PEM file there");
    }

    @Test
    void keepOneNameAndOnePurposeForAKey() throws IOException {
        ObjectNode team = entry("team").put("pem", Signed.KEY.publicPem());
        assertRefused(write(team, entry("team").put("pem", Signed.STRANGER.publicPem())))
                .withMessageContaining("two pinned keys are named team");
        assertRefused(write(
                        team,
                        entry("registry").put("pem", Signed.KEY.publicPem()).put("purpose", "RELEASE")))
                .withMessageContaining("pinned keys team and registry are the same key");
    }

    @Test
    void areOnP256() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp384r1"));
        String pem = EcKeys.publicPem(generator.generateKeyPair().getPublic());
        assertRefused(write(entry("team").put("pem", pem))).withMessageContaining("on another curve than P-256");
    }

    @Test
    void signAgainAfterTheyWereWrittenDown() {
        SigningKey key = SigningKey.read(Signed.KEY.privatePem(), Signed.KEY.publicPem());
        assertThat(key.id()).isEqualTo(Signed.KEY.id());
        assertThat(Signed.VERIFIER.verify(new BundleSigner(key).sign(Signed.DIGEST), Signed.DIGEST, Signed.NOW))
                .isNotNull();
    }

    @Test
    void signWithBothHalvesOfOneKeyOnlyAndTellNothingOfThePrivateOne() {
        String privatePem = Signed.KEY.privatePem();
        assertThatExceptionOfType(KeysRefused.class)
                .isThrownBy(() -> SigningKey.read(privatePem, Signed.STRANGER.publicPem()))
                .withMessageContaining("do not belong together");
        String broken = privatePem.replace("M", "N");
        assertThatExceptionOfType(KeysRefused.class)
                .isThrownBy(() -> SigningKey.read(broken, Signed.KEY.publicPem()))
                .withMessageContaining("unencrypted PKCS#8")
                .withNoCause();
        assertThat(Signed.KEY.toString()).isEqualTo("signing key " + Signed.KEY.id());
    }

    private static BundleVerifier verifier(Path keys) {
        return new BundleVerifier(PinnedKeys.load(keys), Purpose.PACKAGE);
    }

    private static ObjectNode entry(String name) {
        return Messages.mapper()
                .createObjectNode()
                .put("name", name)
                .put("purpose", "PACKAGE")
                .put("notBefore", Signed.START.toString())
                .put("notAfter", Signed.END.toString());
    }

    private Path write(ObjectNode... entries) throws IOException {
        ObjectNode file = Messages.mapper().createObjectNode();
        file.putArray("keys").addAll(List.of(entries));
        return Files.write(folder.resolve("keys.json"), Messages.write(file));
    }

    private static ThrowableAssertAlternative<KeysRefused> assertRefused(Path file) {
        return assertThatExceptionOfType(KeysRefused.class).isThrownBy(() -> PinnedKeys.load(file));
    }
}
