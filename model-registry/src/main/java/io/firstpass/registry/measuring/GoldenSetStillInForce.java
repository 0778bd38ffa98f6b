package io.firstpass.registry.measuring;

import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.gates.StillCounts;
import io.firstpass.registry.gates.StoredEvidence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** What was measured on a golden set counts for as long as that one is in force for the model. */
@ApplicationScoped
public class GoldenSetStillInForce implements StillCounts {
    @PersistenceContext(unitName = "registry")
    EntityManager database;

    /** Evidence that came from no job of ours stays: of what it was measured on nothing is known. */
    @Override
    @Transactional
    public boolean counts(StoredEvidence evidence) {
        if (evidence.evidence().gate() != Gate.BENCHMARK) return true;
        return database.createNativeQuery("select 1 from benchmark_job j join version v on v.digest = j.package_digest"
                        + " where j.evidence = ?1 and j.golden_set is distinct from (select g.digest"
                        + " from golden_set_in_force g where g.model = v.name order by g.number desc limit 1)")
                .setParameter(1, evidence.id())
                .getResultList()
                .isEmpty();
    }
}
