package io.firstpass.contract;

import java.time.Instant;

/**
 * The packages that may run nowhere any more, from the registry. {@code statement} is a Sigstore bundle in JSON, signed
 * with the registry's release key; the number only grows, and a later list replaces an earlier one as a whole.
 */
public record Revocations(long number, String statement, Instant issuedAt) {
    /** The key of every list, so that compaction keeps the newest. */
    public static final String KEY = "all";

    public Revocations {
        if (number < 1) throw new InvalidMessage("number", "needs to be at least 1, is " + number);
        Required.present("statement", statement);
        Required.present("issuedAt", issuedAt);
    }
}
