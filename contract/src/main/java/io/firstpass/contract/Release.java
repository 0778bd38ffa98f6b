package io.firstpass.contract;

import java.time.Instant;

/**
 * The package that a channel's sites are to run, from the registry. {@code statement} is the proof: a Sigstore bundle
 * in JSON, signed with the registry's release key. Only what it says counts; the other fields tell where to fetch from
 * and what to look at first.
 */
public record Release(
        String channel, String digest, RolloutStage stage, String objectKey, String statement, Instant issuedAt) {
    public Release {
        Required.present("channel", channel);
        Required.digest("digest", digest);
        Required.present("stage", stage);
        Required.present("objectKey", objectKey);
        Required.present("statement", statement);
        Required.present("issuedAt", issuedAt);
    }
}
