package io.firstpass.edge.inspection;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/** A picture in base64, and what its caller may say beside it. */
record DetectRequest(byte[] image, String serial, String station) {
    /** Jackson takes texts up to 20 million characters unless told otherwise; the body's own limit is ours. */
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build());

    static DetectRequest read(InputStream body) throws IOException {
        JsonNode json = tree(body);
        if (json == null || json.isMissingNode()) throw new Refusal(ProblemType.EMPTY_BODY);
        if (!json.path("image").isTextual()) throw new Refusal(ProblemType.BROKEN_JSON);
        return new DetectRequest(
                picture(json.get("image").textValue()),
                json.path("serial").textValue(),
                json.path("station").textValue());
    }

    private static JsonNode tree(InputStream body) throws IOException {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new Refusal(ProblemType.BROKEN_JSON);
        }
    }

    /** Browsers send data URLs; what stands before their comma is not part of the picture. */
    private static byte[] picture(String text) {
        String base64 = text.startsWith("data:") ? text.substring(text.indexOf(',') + 1) : text;
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new Refusal(ProblemType.BROKEN_BASE64);
        }
    }
}
