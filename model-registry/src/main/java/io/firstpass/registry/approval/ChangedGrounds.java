package io.firstpass.registry.approval;

import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.gates.EvidenceBook;
import io.firstpass.registry.gates.SignatureStillProves;
import io.firstpass.registry.model.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings all states to what holds when other builders' keys are in force than at the last look: another file, or a key that
 * expired. After a start it looks once, for this program may look into weights as none before. One thread.
 */
@ApplicationScoped
class ChangedGrounds {
    /** Whose state could be another one: those that were approved, and those that somebody's word stands for. */
    private static final String STANDING =
            """
            select v.digest, v.state, v.number from version v where v.number > ?1 and (v.state = 'APPROVED'
                or v.state = 'CANDIDATE' and exists (select from approval a where a.digest = v.digest and a.void_reason is null))
            order by v.number limit 500
            """;

    @PersistenceContext(unitName = "registry")
    EntityManager database;

    @Inject
    EvidenceBook evidence;

    @Inject
    SignatureStillProves signatures;

    @Inject
    Standings standings;

    /** Under which keys all was looked at; null before. */
    private Set<String> looked;

    private record Seen(String digest, boolean approved, long number) {}

    void look() {
        Set<String> inForce = signatures.keysInForce();
        if (inForce.equals(looked)) return;
        long after = 0;
        for (List<Seen> page = page(after); !page.isEmpty(); page = page(after)) {
            Map<String, List<Gate>> open =
                    evidence.openGates(page.stream().map(Seen::digest).toList());
            for (Seen one : page) if (one.approved != open.get(one.digest).isEmpty()) standings.settle(one.digest);
            after = page.get(page.size() - 1).number;
        }
        looked = inForce;
    }

    private List<Seen> page(long after) {
        List<?> rows =
                database.createNativeQuery(STANDING).setParameter(1, after).getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row ->
                        new Seen((String) row[0], State.APPROVED.name().equals(row[1]), ((Number) row[2]).longValue()))
                .toList();
    }
}
