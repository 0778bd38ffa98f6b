package io.firstpass.registry.measuring;

import io.firstpass.registry.benchmark.JdbcBenchmarkJobs;
import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.gates.CountsChanged;
import io.firstpass.registry.gates.StillCounts;
import io.firstpass.registry.gates.StoredEvidence;
import io.firstpass.registry.golden.GoldenSetChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What was measured on a golden set counts for as long as that one is in force for the model, put there by somebody else
 * than the submitter.
 */
@ApplicationScoped
public class GoldenSetStillInForce implements StillCounts {
    @Inject
    JdbcBenchmarkJobs jobs;

    @Inject
    Event<CountsChanged> changed;

    void onGoldenSet(@Observes GoldenSetChanged event) {
        changed.fire(new CountsChanged(event.models()));
    }

    /** Evidence that came from no job of ours stays: of what it was measured on nothing is known. */
    @Override
    public Set<UUID> outdated(Collection<StoredEvidence> evidence) {
        List<UUID> measured = evidence.stream()
                .filter(one -> one.evidence().gate() == Gate.BENCHMARK)
                .map(StoredEvidence::id)
                .toList();
        return measured.isEmpty() ? Set.of() : jobs.ofUnfairGoldenSet(measured);
    }
}
