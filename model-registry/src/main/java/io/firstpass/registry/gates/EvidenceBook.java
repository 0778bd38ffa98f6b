package io.firstpass.registry.gates;

import io.firstpass.contract.Sha256;
import io.firstpass.registry.evidence.Evidence;
import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.model.Deed;
import io.firstpass.registry.model.VersionBook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** All evidence of all packages. What was entered stays; a gate says what its latest evidence says. Thread-safe. */
@ApplicationScoped
public class EvidenceBook {
    @PersistenceContext(unitName = "registry")
    EntityManager database;

    @Inject
    VersionBook versions;

    @Inject
    PolicyInForce policy;

    @Inject
    @Any
    Instance<StillCounts> checks;

    @Inject
    Event<EvidenceAdded> added;

    @Inject
    Event<Deed> deeds;

    /**
     * Adds evidence in the caller's transaction, or in one of its own. It holds the version's lock until that ends, so
     * that nobody approves meanwhile what he has not seen.
     *
     * @param document what it was found in; may be empty
     * @param from the address that it came from
     */
    @Transactional
    public UUID add(Evidence evidence, byte[] document, String from) {
        versions.lock(evidence.digest());
        UUID id = UUID.randomUUID();
        database.persist(new EvidenceRow(id, evidence));
        // The document refers to it: it has to be there first.
        database.flush();
        if (document.length > 0) database.persist(new EvidenceDocument(id, document));
        deeds.fire(new Deed(
                evidence.actor(),
                "evidence.add",
                evidence.digest(),
                "",
                evidence.gate() + " " + evidence.verdict() + " " + id,
                from));
        added.fire(new EvidenceAdded(evidence.digest()));
        return id;
    }

    /** With its document. */
    @Transactional
    public Optional<StoredEvidence> latest(String digest, Gate gate) {
        return Optional.ofNullable(latest(List.of(digest), gate).get(digest));
    }

    /** Of each of these packages that has any, with its document: two queries, however many they are. */
    @Transactional
    public Map<String, StoredEvidence> latest(Collection<String> digests, Gate gate) {
        if (digests.isEmpty()) return Map.of();
        List<EvidenceRow> rows = database.createQuery(
                        "select e from EvidenceRow e where e.digest in :digests and e.number = (select max(f.number)"
                                + " from EvidenceRow f where f.digest = e.digest and f.gate = :gate)",
                        EvidenceRow.class)
                .setParameter("digests", digests)
                .setParameter("gate", gate)
                .getResultList();
        Map<UUID, byte[]> documents = documents(rows.stream().map(row -> row.id).toList());
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> row.digest,
                        row -> new StoredEvidence(
                                row.id, row.evidence(), documents.getOrDefault(row.id, new byte[0]))));
    }

    /** Of those that have one. */
    @Transactional
    Map<UUID, byte[]> documents(Collection<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        return database.createQuery("select d from EvidenceDocument d where d.id in :ids", EvidenceDocument.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(found -> found.id, found -> found.document));
    }

    /** With its document. */
    @Transactional
    public Optional<StoredEvidence> find(UUID id) {
        return Optional.ofNullable(database.find(EvidenceRow.class, id)).map(this::withDocument);
    }

    /** The oldest first, and with empty documents: they can be long, and {@link #find} gives each. */
    @Transactional
    public List<StoredEvidence> of(String digest) {
        return database.createQuery(
                        "select e from EvidenceRow e where e.digest = :digest order by e.number", EvidenceRow.class)
                .setParameter("digest", digest)
                .getResultStream()
                .map(row -> new StoredEvidence(row.id, row.evidence(), new byte[0]))
                .toList();
    }

    /** Names all evidence there is: another one as soon as there is more. */
    @Transactional
    public String evidenceSet(String digest) {
        String ids = database.createQuery(
                        "select e.id from EvidenceRow e where e.digest = :digest order by e.number", UUID.class)
                .setParameter("digest", digest)
                .getResultStream()
                .map(UUID::toString)
                .collect(Collectors.joining("\n"));
        return Sha256.of(ids.getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** The gates that the policy needs and that this package has not got past, or not under this policy, or not lately. */
    @Transactional
    public List<Gate> openGates(String digest) {
        return openGates(List.of(digest)).get(digest);
    }

    /** Of each of these packages: as few queries as of one. */
    @Transactional
    public Map<String, List<Gate>> openGates(Collection<String> digests) {
        if (digests.isEmpty()) return Map.of();
        Map<String, Map<Gate, StoredEvidence>> latest = latest(digests);
        List<StoredEvidence> all = latest.values().stream()
                .flatMap(ofOne -> ofOne.values().stream())
                .toList();
        Set<UUID> outdated =
                checks.stream().flatMap(check -> check.outdated(all).stream()).collect(Collectors.toSet());
        Instant now = Instant.now();
        return digests.stream().distinct().collect(Collectors.toMap(digest -> digest, digest -> policy.get()
                .open(counting(latest.getOrDefault(digest, Map.of()), outdated), now)));
    }

    private Map<String, Map<Gate, StoredEvidence>> latest(Collection<String> digests) {
        Map<String, Map<Gate, StoredEvidence>> latest = new HashMap<>();
        database.createQuery(
                        "select e from EvidenceRow e where e.digest in :digests order by e.number", EvidenceRow.class)
                .setParameter("digests", digests)
                .getResultStream()
                .forEach(row -> latest.computeIfAbsent(row.digest, digest -> new EnumMap<>(Gate.class))
                        .put(row.gate, new StoredEvidence(row.id, row.evidence(), new byte[0])));
        return latest;
    }

    private static Map<Gate, Evidence> counting(Map<Gate, StoredEvidence> latest, Set<UUID> outdated) {
        Map<Gate, Evidence> counting = new EnumMap<>(Gate.class);
        latest.forEach((gate, one) -> {
            if (!outdated.contains(one.id())) counting.put(gate, one.evidence());
        });
        return counting;
    }

    private StoredEvidence withDocument(EvidenceRow row) {
        EvidenceDocument found = database.find(EvidenceDocument.class, row.id);
        return new StoredEvidence(row.id, row.evidence(), found == null ? new byte[0] : found.document);
    }
}
