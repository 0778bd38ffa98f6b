package io.firstpass.registry.release;

import io.firstpass.contract.Required;

/**
 * What the audits say of one package's units: those that it passed and that were audited, how many of them were
 * defective; those that it failed and that were audited, how many of them were good.
 */
public record Outcomes(long passedAudited, long escapes, long failedAudited, long falseCalls) {
    public Outcomes {
        Required.notNegative("escapes", escapes);
        Required.notNegative("falseCalls", falseCalls);
        Required.notNegative("passedAudited", passedAudited - escapes);
        Required.notNegative("failedAudited", failedAudited - falseCalls);
    }

    long audited() {
        return passedAudited + failedAudited;
    }

    /** Per unit passed. */
    Interval escapeRate() {
        return Interval.wilson(escapes, passedAudited);
    }

    /** Per good unit: audits draw from both verdicts alike, so the audited good units stand for all good ones. */
    Interval falseCallRate() {
        return Interval.wilson(falseCalls, passedAudited - escapes + falseCalls);
    }
}
