package io.firstpass.edge.triage;

import io.firstpass.contract.Verdict;

/**
 * What is done with a frame once the thresholds have spoken.
 *
 * @param auditProbability 0 to 1: how often a frame whose verdict is the edge's own is sent on all the same, so that the
 *     edge's errors can be counted
 * @param failSafe the verdict in place of a HOLD that nobody will ever rule on
 */
public record TriagePolicy(double auditProbability, Verdict failSafe) {
    public TriagePolicy {
        if (!(auditProbability >= 0 && auditProbability <= 1))
            throw new IllegalArgumentException("auditProbability needs 0 to 1, is " + auditProbability);
        if (failSafe == null || failSafe == Verdict.HOLD)
            throw new IllegalArgumentException("failSafe needs PASS or FAIL, is " + failSafe);
    }
}
