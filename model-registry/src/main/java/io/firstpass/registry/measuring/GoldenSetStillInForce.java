package io.firstpass.registry.measuring;

import io.firstpass.registry.benchmark.JdbcBenchmarkJobs;
import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.gates.StillCounts;
import io.firstpass.registry.gates.StoredEvidence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * What was measured on a golden set counts for as long as that one is in force for the model, put there by somebody else
 * than the submitter.
 */
@ApplicationScoped
public class GoldenSetStillInForce implements StillCounts {
    @Inject
    JdbcBenchmarkJobs jobs;

    /** Evidence that came from no job of ours stays: of what it was measured on nothing is known. */
    @Override
    public boolean counts(StoredEvidence evidence) {
        return evidence.evidence().gate() != Gate.BENCHMARK || jobs.isOfFairGoldenSet(evidence.id());
    }
}
