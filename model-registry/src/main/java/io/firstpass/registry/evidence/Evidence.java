package io.firstpass.registry.evidence;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one gate found of one package, and by which policy. Immutable; a second look is a second record, never an edit.
 *
 * @param digest the package's SHA-256, 64 lower-case hexadecimal digits
 * @param figures what was measured, by name; the gate's documentation gives the units
 * @param reasons why it was refused; empty exactly when it passed
 * @param policyVersion the policy's version whose bounds were held against the figures
 */
public record Evidence(
        Gate gate,
        String digest,
        String actor,
        Instant at,
        Tool tool,
        SortedMap<String, Double> figures,
        Verdict verdict,
        List<String> reasons,
        int policyVersion) {
    public Evidence {
        if (!digest.matches("[0-9a-f]{64}"))
            throw new IllegalArgumentException("a digest is 64 lower-case hexadecimal digits, not " + digest);
        if ((verdict == Verdict.PASSED) != reasons.isEmpty())
            throw new IllegalArgumentException(verdict + " with the reasons " + reasons
                    + ": a refusal gives its reasons, and what passed has none");
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
        reasons = List.copyOf(reasons);
    }

    /** The verdict follows from the findings: none, and it passed. */
    public static Evidence of(
            Gate gate,
            String digest,
            String actor,
            Instant at,
            Tool tool,
            SortedMap<String, Double> figures,
            List<Finding> findings,
            int policyVersion) {
        Verdict verdict = findings.isEmpty() ? Verdict.PASSED : Verdict.REFUSED;
        List<String> reasons = findings.stream().map(Finding::toString).toList();
        return new Evidence(gate, digest, actor, at, tool, figures, verdict, reasons, policyVersion);
    }
}
