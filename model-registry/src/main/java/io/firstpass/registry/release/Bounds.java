package io.firstpass.registry.release;

import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.Required;

/**
 * What the audits of a release's units have to show before it goes on by itself; what breaks them takes it back.
 *
 * @param auditedUnits how many units need to be audited at least, 1 to 1,000,000
 * @param escapeRate escapes per unit passed, at most; 0 to 1, null for no bound
 * @param falseCallRate false calls per good unit, at most; 0 to 1, null for no bound
 * @param compareWithProduction it must not be worse than what the channel's other sites run either
 */
public record Bounds(int auditedUnits, Double escapeRate, Double falseCallRate, Boolean compareWithProduction) {
    public Bounds {
        if (auditedUnits < 1 || auditedUnits > 1_000_000)
            throw new InvalidMessage("auditedUnits", "needs to be within 1 and 1000000, is " + auditedUnits);
        if (escapeRate != null) Required.probability("escapeRate", escapeRate);
        if (falseCallRate != null) Required.probability("falseCallRate", falseCallRate);
        compareWithProduction = Boolean.TRUE.equals(compareWithProduction);
        if (escapeRate == null && falseCallRate == null && !compareWithProduction)
            throw new InvalidMessage("escapeRate", "is missing: bounds name a rate or compare with production");
    }
}
