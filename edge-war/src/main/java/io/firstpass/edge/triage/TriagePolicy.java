package io.firstpass.edge.triage;

/** How often a frame that leaves no doubt is sent on all the same, so that the edge's own errors can be counted. */
public record TriagePolicy(double auditProbability) {
    public TriagePolicy {
        if (!(auditProbability >= 0 && auditProbability <= 1))
            throw new IllegalArgumentException("auditProbability needs 0 to 1, is " + auditProbability);
    }
}
