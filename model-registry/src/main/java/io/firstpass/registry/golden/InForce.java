package io.firstpass.registry.golden;

import java.time.Instant;

/**
 * What a model's versions are measured on.
 *
 * @param digest of the golden set
 * @param actor who put it in force, {@code at} that time
 */
public record InForce(String digest, String actor, Instant at) {
    static InForce of(Object[] row) {
        return new InForce((String) row[0], (String) row[1], ShownGoldenSet.instant(row[2]));
    }

    /** Nobody chooses what his own submissions are measured on. */
    public boolean isOf(String submitter) {
        return actor.equals(submitter);
    }
}
