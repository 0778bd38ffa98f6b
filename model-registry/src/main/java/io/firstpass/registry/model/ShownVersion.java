package io.firstpass.registry.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.json.Messages;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A version as REST shows it; numbers grow in the order of submission. */
public record ShownVersion(
        long number,
        String digest,
        String name,
        String version,
        State state,
        String submitter,
        Instant at,
        long bytes,
        long rowVersion,
        JsonNode manifest) {
    public static ShownVersion of(ModelVersion v) {
        return new ShownVersion(
                v.number,
                v.digest,
                v.name,
                v.version,
                v.state,
                v.submitter,
                v.at.toInstant(),
                v.bytes,
                v.rowVersion,
                Messages.read(v.manifest.getBytes(StandardCharsets.UTF_8), JsonNode.class));
    }
}
