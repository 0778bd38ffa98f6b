package io.firstpass.registry.gates;

import io.firstpass.provenance.BundleVerifier;
import io.firstpass.provenance.PinnedKeys;
import io.firstpass.provenance.Purpose;
import io.firstpass.provenance.SignatureRefused;
import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.evidence.Verdict;
import io.firstpass.registry.rest.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A signature counts while its bundle proves by the keys of this moment what it proved when it came in. Each is verified
 * once for as long as the same keys are in force. Thread-safe.
 */
@ApplicationScoped
public class SignatureStillProves implements StillCounts {
    private static final int MOST_KNOWN = 100_000;

    @Inject
    PackageKeys keys;

    @Inject
    EvidenceBook book;

    /** What each signature proves, by its evidence, while these keys are in force. */
    private record Known(Set<String> inForce, Map<UUID, Boolean> proves) {}

    private volatile Known known = new Known(Set.of(), new ConcurrentHashMap<>());

    /** The ids of the builders' keys that prove something now. */
    public Set<String> keysInForce() {
        return keys.pinned().map(pinned -> inForce(pinned, Instant.now())).orElse(Set.of());
    }

    /** @return why this signature proves nothing any more; empty while it does */
    public Optional<String> refusal(StoredEvidence signature) {
        return refusal(
                keys.verifier(), signature.document(), signature.evidence().digest(), Instant.now());
    }

    /** @throws Refusal where the keys cannot be read: nobody knows then */
    @Override
    public Set<UUID> outdated(Collection<StoredEvidence> evidence) {
        List<StoredEvidence> signatures = evidence.stream()
                .filter(one -> one.evidence().gate() == Gate.SIGNATURE)
                .filter(one -> one.evidence().verdict() == Verdict.PASSED)
                .toList();
        if (signatures.isEmpty()) return Set.of();
        Map<UUID, Boolean> proves =
                keys.pinned().map(pinned -> proved(pinned, signatures)).orElse(Map.of());
        return signatures.stream()
                .map(StoredEvidence::id)
                .filter(id -> !proves.getOrDefault(id, false))
                .collect(Collectors.toSet());
    }

    private Map<UUID, Boolean> proved(PinnedKeys pinned, List<StoredEvidence> signatures) {
        Instant now = Instant.now();
        Map<UUID, Boolean> proves = known(inForce(pinned, now)).proves();
        List<StoredEvidence> fresh =
                signatures.stream().filter(one -> !proves.containsKey(one.id())).toList();
        Map<UUID, byte[]> bundles =
                book.documents(fresh.stream().map(StoredEvidence::id).toList());
        var verifier = new BundleVerifier(pinned, Purpose.PACKAGE);
        for (StoredEvidence one : fresh) {
            byte[] bundle = bundles.getOrDefault(one.id(), new byte[0]);
            boolean proving =
                    refusal(verifier, bundle, one.evidence().digest(), now).isEmpty();
            proves.put(one.id(), proving);
        }
        return proves;
    }

    private Known known(Set<String> inForce) {
        Known now = known;
        if (now.inForce().equals(inForce) && now.proves().size() < MOST_KNOWN) return now;
        now = new Known(inForce, new ConcurrentHashMap<>());
        known = now;
        return now;
    }

    private static Set<String> inForce(PinnedKeys pinned, Instant now) {
        return pinned.inForce(Purpose.PACKAGE, now);
    }

    private static Optional<String> refusal(BundleVerifier verifier, byte[] bundle, String digest, Instant now) {
        try {
            verifier.verify(bundle, digest, now);
            return Optional.empty();
        } catch (SignatureRefused e) {
            return Optional.of(e.getMessage());
        }
    }
}
