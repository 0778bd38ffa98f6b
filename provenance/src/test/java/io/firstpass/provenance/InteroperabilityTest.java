package io.firstpass.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.Sha256;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bundles of other implementations, and ours as they verified them; {@code src/test/interop/README.md} says how they were made. */
class InteroperabilityTest {
    @ParameterizedTest
    @CsvSource({
        "sigstore-js, message, SIGNATURE",
        "sigstore-js, statement-v0.1, ATTESTATION",
        "sigstore-js, statement-v1, ATTESTATION",
        "cosign, message, SIGNATURE",
        "cosign, attestation, ATTESTATION",
        "ours, message, SIGNATURE",
        "ours, attestation, ATTESTATION"
    })
    void bundlesAreAccepted(String by, String name, Verified.Kind kind) throws IOException {
        Verified verified = verifier(by, Purpose.PACKAGE).verify(bundle(by, name), packageZip(by), Signed.NOW);
        assertThat(verified.kind()).isEqualTo(kind);
        assertThat(new String(bundle(by, name))).contains("\"hint\":\"" + verified.keyId() + "\"");
    }

    @ParameterizedTest
    @CsvSource({"sigstore-js, ours", "ours, cosign", "cosign, sigstore-js"})
    void bundlesOfTheOneAreRefusedByTheOthersKey(String by, String other) throws IOException {
        String digest = Sha256.of(Files.newInputStream(packageZip(by))).hex();
        assertThat(Signed.refusal(verifier(other, Purpose.PACKAGE), bundle(by, "message"), digest, Signed.NOW)
                        .reason())
                .isEqualTo(SignatureRefused.Reason.UNKNOWN_KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "ours, sigstore-js, message",
        "ours, sigstore-js, attestation",
        "ours, sigstore-js, release",
        "ours, sigstore-js, revocations",
        "ours, cosign, message",
        "ours, cosign, attestation",
        "ours, cosign, release",
        "ours-channels, sigstore-js, release-all",
        "ours-channels, sigstore-js, release-canary"
    })
    void oursWereAcceptedAndRefusedAltered(String ours, String by, String name) throws IOException {
        List<String> record = Files.readAllLines(folder(ours).resolve("verified-by-" + by + ".txt"));
        String bundle = name + ".sigstore.json";
        assertThat(record).contains(bundle + ": accepted");
        assertThat(record).anyMatch(line -> line.matches(bundle + " with another .*: refused.*"));
    }

    @Test
    void oursReleaseAndRevokeAsRecorded() throws IOException {
        PinnedKeys keys = keys("ours", Purpose.RELEASE);
        var releases = new ReleaseVerifier(keys, "line-a");
        String digest = Sha256.of(Files.newInputStream(packageZip("ours"))).hex();
        RevocationList revoked = releases.revocations(bundle("ours", "revocations"), RevocationList.NONE, Signed.NOW);
        assertThat(releases.verify(bundle("ours", "release"), digest, revoked, Signed.NOW)
                        .model()
                        .digest())
                .isEqualTo(digest);
    }

    private static BundleVerifier verifier(String by, Purpose purpose) throws IOException {
        return new BundleVerifier(keys(by, purpose), purpose);
    }

    private static PinnedKeys keys(String by, Purpose purpose) throws IOException {
        String pem = Files.readString(folder(by).resolve("key.pem"));
        return new PinnedKeys(List.of(PinnedKey.of(by, purpose, pem, Signed.START, Signed.END)));
    }

    private static byte[] bundle(String by, String name) throws IOException {
        return Files.readAllBytes(folder(by).resolve(name + ".sigstore.json"));
    }

    private static Path packageZip(String by) {
        return folder(by).resolve("package.zip");
    }

    private static Path folder(String name) {
        try {
            return Path.of(InteroperabilityTest.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
