package io.firstpass.registry.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.json.Messages;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A version as REST shows it. */
public record ShownVersion(
        String digest,
        String name,
        String version,
        State state,
        String submitter,
        Instant at,
        long bytes,
        long rowVersion,
        JsonNode manifest) {
    static ShownVersion of(ModelVersion v) {
        return new ShownVersion(
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
