package io.firstpass.provenance;

import static io.firstpass.provenance.SignatureRefused.Reason.EXPIRED_KEY;
import static io.firstpass.provenance.SignatureRefused.Reason.NOT_YET_VALID;
import static io.firstpass.provenance.SignatureRefused.Reason.REVOKED_KEY;
import static io.firstpass.provenance.SignatureRefused.Reason.UNKNOWN_KEY;
import static io.firstpass.provenance.SignatureRefused.Reason.WRONG_DIGEST;
import static io.firstpass.provenance.SignatureRefused.Reason.WRONG_PURPOSE;
import static io.firstpass.provenance.SignatureRefused.Reason.WRONG_SIGNATURE;
import static io.firstpass.provenance.Signed.DIGEST;
import static io.firstpass.provenance.Signed.END;
import static io.firstpass.provenance.Signed.KEY;
import static io.firstpass.provenance.Signed.NOW;
import static io.firstpass.provenance.Signed.OTHER;
import static io.firstpass.provenance.Signed.PACKAGE;
import static io.firstpass.provenance.Signed.RELEASE_KEY;
import static io.firstpass.provenance.Signed.START;
import static io.firstpass.provenance.Signed.STRANGER;
import static io.firstpass.provenance.Signed.VERIFIER;
import static io.firstpass.provenance.Signed.attestation;
import static io.firstpass.provenance.Signed.json;
import static io.firstpass.provenance.Signed.message;
import static io.firstpass.provenance.Signed.pinned;
import static io.firstpass.provenance.Signed.refusal;
import static io.firstpass.provenance.Signed.trusting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firstpass.contract.Sha256;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleVerifierTest {
    @Test
    void saysWhoSignedThePackage() {
        assertThat(VERIFIER.verify(message(), DIGEST, NOW))
                .isEqualTo(new Verified("team", KEY.id(), Verified.Kind.SIGNATURE, Optional.empty()));
    }

    @Test
    void saysWhoAttestedWhatOfThePackage() {
        assertThat(VERIFIER.verify(attestation(DIGEST), DIGEST, NOW))
                .isEqualTo(new Verified(
                        "team", KEY.id(), Verified.Kind.ATTESTATION, Optional.of("https://slsa.dev/provenance/v1")));
    }

    @Test
    void readsThePackageItself(@TempDir Path folder) throws IOException {
        Path zip = Files.write(folder.resolve("package.zip"), PACKAGE);
        assertThat(VERIFIER.verify(message(), zip, NOW).keyName()).isEqualTo("team");
        Files.write(zip, new byte[PACKAGE.length]);
        assertThat(refusalOf(zip)).isEqualTo(WRONG_DIGEST);
    }

    private static SignatureRefused.Reason refusalOf(Path zip) throws IOException {
        try {
            VERIFIER.verify(message(), zip, NOW);
            return null;
        } catch (SignatureRefused e) {
            return e.reason();
        }
    }

    @Test
    void refusesAKeyThatIsNotPinned() {
        SignatureRefused refusal = refusal(new BundleSigner(STRANGER).sign(DIGEST));
        assertThat(refusal.reason()).isEqualTo(UNKNOWN_KEY);
        assertThat(refusal).hasMessageContainingAll("team, registry", STRANGER.id(), "have the signer's key pinned");
    }

    @Test
    void refusesAStrangersSignatureUnderThePinnedKeysHint() {
        ObjectNode bundle = json(new BundleSigner(STRANGER).sign(DIGEST));
        hint(bundle, KEY.id());
        SignatureRefused refusal = refusal(Messages.write(bundle));
        assertThat(refusal.reason()).isEqualTo(WRONG_SIGNATURE);
        assertThat(refusal).hasMessageContainingAll("key team", "was altered");
    }

    @Test
    void trustsThePinnedKeysSignatureWhateverTheHintSays() {
        for (String hint : List.of("", "my key", STRANGER.id(), RELEASE_KEY.id())) {
            ObjectNode bundle = json(message());
            hint(bundle, hint);
            assertThat(VERIFIER.verify(Messages.write(bundle), DIGEST, NOW).keyName())
                    .as(hint)
                    .isEqualTo("team");
        }
    }

    private static void hint(ObjectNode bundle, String hint) {
        bundle.withObject("/verificationMaterial/publicKey").put("hint", hint);
    }

    @Test
    void refusesTheBundleOfAnotherPackage() {
        for (byte[] swapped : List.of(new BundleSigner(KEY).sign(OTHER), attestation(OTHER))) {
            SignatureRefused refusal = refusal(swapped);
            assertThat(refusal.reason()).isEqualTo(WRONG_DIGEST);
            assertThat(refusal).hasMessageContaining("sha256 " + DIGEST);
        }
    }

    @Test
    void refusesAnotherPackagesSignatureWhoseDigestWasRewritten() {
        ObjectNode bundle = json(new BundleSigner(KEY).sign(OTHER));
        bundle.withObject("/messageSignature/messageDigest").put("digest", new Sha256(DIGEST).bytes());
        assertThat(refusal(Messages.write(bundle)).reason()).isEqualTo(WRONG_SIGNATURE);
    }

    @Test
    void acceptsAStatementOfSeveralPackagesForEachOfThem() {
        Statement one = Statement.of("one", new Sha256(DIGEST), "https://example.org/v1", "");
        Statement both = new Statement(
                List.of(
                        new Statement.Subject("other", new Sha256(OTHER)),
                        one.subjects().get(0)),
                one.predicateType(),
                one.predicate());
        byte[] bundle = new BundleSigner(KEY).sign(both);
        for (String digest : List.of(DIGEST, OTHER))
            assertThat(VERIFIER.verify(bundle, digest, NOW).keyName()).isEqualTo("team");
    }

    @Test
    void refusesAKeyOfAnotherPurpose() {
        SignatureRefused refusal = refusal(new BundleSigner(RELEASE_KEY).sign(DIGEST));
        assertThat(refusal.reason()).isEqualTo(WRONG_PURPOSE);
        assertThat(refusal).hasMessageContainingAll("key registry", "for releasing packages, not for signing packages");
    }

    @Test
    void holdsAKeyToItsValidityToTheInstant() {
        assertThat(VERIFIER.verify(message(), DIGEST, START)).isNotNull();
        assertThat(VERIFIER.verify(message(), DIGEST, END.minusNanos(1))).isNotNull();
        SignatureRefused early = refusal(VERIFIER, message(), DIGEST, START.minusNanos(1));
        assertThat(early.reason()).isEqualTo(NOT_YET_VALID);
        assertThat(early).hasMessageContainingAll("key team", START.toString(), "clock");
        SignatureRefused late = refusal(VERIFIER, message(), DIGEST, END);
        assertThat(late.reason()).isEqualTo(EXPIRED_KEY);
        assertThat(late).hasMessageContainingAll("key team", END.toString());
    }

    @Test
    void refusesARevokedKeyFromTheInstantOfItsRevocation() {
        BundleVerifier verifier = trusting(Optional.of(NOW));
        assertThat(verifier.verify(message(), DIGEST, NOW.minusNanos(1))).isNotNull();
        SignatureRefused refusal = refusal(verifier, message(), DIGEST, NOW);
        assertThat(refusal.reason()).isEqualTo(REVOKED_KEY);
        assertThat(refusal).hasMessageContainingAll("key team", "revoked at " + NOW);
    }

    @Test
    void rotatesByPinningTheNextKeyBesideTheOld() {
        SigningKey next = SigningKey.generate();
        PinnedKey nextPinned = PinnedKey.of(
                "team-2027",
                Purpose.PACKAGE,
                next.publicPem(),
                END.minus(Duration.ofDays(30)),
                END.plus(Duration.ofDays(365)));
        var both = new BundleVerifier(
                new PinnedKeys(List.of(pinned("team-2026", Purpose.PACKAGE, KEY), nextPinned)), Purpose.PACKAGE);
        assertThat(both.verify(message(), DIGEST, END.minusSeconds(1)).keyName())
                .isEqualTo("team-2026");
        assertThat(both.verify(new BundleSigner(next).sign(DIGEST), DIGEST, END).keyName())
                .isEqualTo("team-2027");
        assertThat(refusal(both, message(), DIGEST, END).reason()).isEqualTo(EXPIRED_KEY);
    }

    @Test
    void takesNothingButADigestForADigest() {
        for (String wrong : List.of("", DIGEST.toUpperCase(), "sha256:" + DIGEST, DIGEST + "\n"))
            assertThatIllegalArgumentException().isThrownBy(() -> VERIFIER.verify(message(), wrong, NOW));
    }
}
