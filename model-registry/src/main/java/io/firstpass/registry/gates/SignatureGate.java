package io.firstpass.registry.gates;

import io.firstpass.provenance.BundleVerifier;
import io.firstpass.provenance.SignatureRefused;
import io.firstpass.provenance.Verified;
import io.firstpass.registry.evidence.Evidence;
import io.firstpass.registry.evidence.Finding;
import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.evidence.Tool;
import io.firstpass.registry.model.PackageStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The builder's signature over a package. The package's digest is its name here, and was computed from its bytes when
 * it came in. What is refused is evidence too.
 */
@ApplicationScoped
class SignatureGate {
    @Inject
    EvidenceBook book;

    @Inject
    PolicyInForce policy;

    @Inject
    PackageKeys keys;

    @Inject
    PackageStore store;

    UUID check(String digest, byte[] bundle, String actor, String from) {
        BundleVerifier verifier = keys.verifier();
        Instant now = Instant.now();
        try {
            Verified verified = verifier.verify(bundle, digest, now);
            // Stored first: an edge that reads of the evidence finds the bundle.
            store.putBundle(digest, bundle);
            return add(
                    digest, actor, now, "key " + verified.keyName() + " " + verified.keyId(), List.of(), bundle, from);
        } catch (SignatureRefused e) {
            List<Finding> findings = List.of(new Finding(e.reason().name(), e.getMessage()));
            return add(digest, actor, now, "", findings, bundle, from);
        }
    }

    private UUID add(
            String digest, String actor, Instant now, String by, List<Finding> findings, byte[] bundle, String from) {
        var tool = new Tool("firstpass-provenance", by);
        var evidence = Evidence.of(
                Gate.SIGNATURE,
                digest,
                actor,
                now,
                tool,
                new TreeMap<>(),
                findings,
                policy.get().version());
        return book.add(evidence, bundle, from);
    }
}
