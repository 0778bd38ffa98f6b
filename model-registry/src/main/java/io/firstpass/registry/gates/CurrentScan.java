package io.firstpass.registry.gates;

import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.evidence.PackageScan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Weights count as looked into only where this version of the look did it: an earlier one knew less. */
@ApplicationScoped
public class CurrentScan implements StillCounts {
    @Override
    public Set<UUID> outdated(Collection<StoredEvidence> evidence) {
        return evidence.stream()
                .filter(one -> one.evidence().gate() == Gate.WEIGHTS)
                .filter(one -> !one.evidence().tool().equals(PackageScan.TOOL))
                .map(StoredEvidence::id)
                .collect(Collectors.toSet());
    }
}
