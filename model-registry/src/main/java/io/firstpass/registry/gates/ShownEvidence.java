package io.firstpass.registry.gates;

import io.firstpass.registry.evidence.Evidence;
import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.evidence.Tool;
import io.firstpass.registry.evidence.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Evidence as REST shows it. */
public record ShownEvidence(
        UUID id,
        Gate gate,
        String actor,
        Instant at,
        Tool tool,
        Map<String, Double> figures,
        Verdict verdict,
        List<String> reasons,
        int policyVersion) {
    public static ShownEvidence of(StoredEvidence stored) {
        Evidence e = stored.evidence();
        return new ShownEvidence(
                stored.id(),
                e.gate(),
                e.actor(),
                e.at(),
                e.tool(),
                e.figures(),
                e.verdict(),
                e.reasons(),
                e.policyVersion());
    }
}
