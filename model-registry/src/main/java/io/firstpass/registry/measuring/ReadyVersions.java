package io.firstpass.registry.measuring;

import io.firstpass.registry.evidence.PackageScan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Has candidates measured that nobody has to ask for: those whose signature and weights have passed, and that were never
 * measured, on a golden set that somebody else than the submitter put in force. One that could not be, for no fault of its own, is tried three times.
 */
@ApplicationScoped
public class ReadyVersions {
    private static final String ACTOR = "registry";

    private static final String READY = "select v.digest from version v where v.state = 'CANDIDATE'"
            + " and (select g.actor from golden_set_in_force g where g.model = v.name order by g.number desc limit 1)"
            + " <> v.submitter"
            + " and not exists (select 1 from benchmark_job j where j.package_digest = v.digest and j.state <> 'FAILED')"
            + " and (select count(*) from benchmark_job j where j.package_digest = v.digest) < 3"
            + " and 'PASSED' = (" + latest("verdict", "SIGNATURE") + ")"
            + " and 'PASSED' = (" + latest("verdict", "WEIGHTS") + ")"
            // What an earlier look passed is looked into again before it runs.
            + " and '" + PackageScan.TOOL.version() + "' = (" + latest("tool_version", "WEIGHTS") + ")"
            + " order by v.number";

    @PersistenceContext(unitName = "registry")
    EntityManager database;

    @Inject
    QueuedBenchmarks requests;

    @Transactional
    public void queue() {
        List<?> digests = database.createNativeQuery(READY).setMaxResults(20).getResultList();
        for (Object digest : digests) requests.request((String) digest, ACTOR, "");
    }

    private static String latest(String column, String gate) {
        return "select e." + column + " from evidence e where e.digest = v.digest and e.gate = '" + gate
                + "' order by e.number desc limit 1";
    }
}
