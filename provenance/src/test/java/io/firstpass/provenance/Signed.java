package io.firstpass.provenance;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firstpass.contract.Sha256;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The keys, the package and the signatures that the tests share; the keys are made for each run. */
final class Signed {
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant END = Instant.parse("2027-01-01T00:00:00Z");
    static final byte[] PACKAGE = "a package".getBytes(StandardCharsets.UTF_8);
    static final String DIGEST = Sha256.of(PACKAGE).hex();
    static final String OTHER = Sha256.of(new byte[0]).hex();
    static final SigningKey KEY = SigningKey.generate();
    static final SigningKey RELEASE_KEY = SigningKey.generate();
    static final SigningKey STRANGER = SigningKey.generate();
    static final PinnedKeys PINNED = new PinnedKeys(
            List.of(pinned("team", Purpose.PACKAGE, KEY), pinned("registry", Purpose.RELEASE, RELEASE_KEY)));
    static final BundleVerifier VERIFIER = new BundleVerifier(PINNED, Purpose.PACKAGE);

    private Signed() {}

    static PinnedKey pinned(String name, Purpose purpose, SigningKey key) {
        return PinnedKey.of(name, purpose, key.publicPem(), START, END);
    }

    static byte[] message() {
        return new BundleSigner(KEY).sign(DIGEST);
    }

    static byte[] attestation(String digest) {
        ObjectNode predicate = Messages.mapper().createObjectNode().put("builtBy", "line 4");
        return new BundleSigner(KEY).attest("package.zip", digest, "https://slsa.dev/provenance/v1", predicate);
    }

    static ObjectNode json(byte[] bundle) {
        try {
            return (ObjectNode) Messages.mapper().readTree(bundle);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BundleVerifier trusting(Optional<Instant> revokedAt) {
        PinnedKey key = pinned("team", Purpose.PACKAGE, KEY);
        return new BundleVerifier(
                new PinnedKeys(List.of(new PinnedKey(key.name(), key.purpose(), key.key(), START, END, revokedAt))),
                Purpose.PACKAGE);
    }

    static SignatureRefused refusal(byte[] bundle) {
        return refusal(VERIFIER, bundle, DIGEST, NOW);
    }

    static SignatureRefused refusal(BundleVerifier verifier, byte[] bundle, String digest, Instant now) {
        return catchThrowableOfType(SignatureRefused.class, () -> verifier.verify(bundle, digest, now));
    }
}
