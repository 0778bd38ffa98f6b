package io.firstpass.provenance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * Reads JSON that means one thing only: a field given twice, text after the end and deep nesting are refused, so that
 * nobody signs for one reader what another reads differently.
 */
final class StrictJson {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /** @throws SignatureRefused as malformed, naming {@code what} */
    static JsonObject object(byte[] json, String what) {
        try {
            JsonNode node = MAPPER.readTree(json);
            return JsonObject.of(what, node);
        } catch (IOException e) {
            String problem = e.getMessage() == null
                    ? ""
                    : e.getMessage().lines().findFirst().orElse("");
            throw JsonObject.malformed(what + " cannot be read as JSON: " + problem);
        }
    }
}
