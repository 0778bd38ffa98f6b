package io.firstpass.registry.evidence;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** A part of a report's JSON that knows its path, so that a complaint can name it. Immutable. */
final class ReportJson {
    static final int MOST_BYTES = 32 << 20;

    /** Two values for one field would let two readers see different reports. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode node;
    private final String path;

    private ReportJson(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    static ReportJson read(byte[] json) {
        if (json.length > MOST_BYTES)
            throw new ReportRefused(
                    "the report is " + json.length + " bytes long, at most " + MOST_BYTES + " are taken");
        try {
            JsonNode node = MAPPER.readTree(json);
            if (node == null || !node.isObject())
                throw new ReportRefused("the report is no JSON object: hand in what trivy image --format json wrote");
            return new ReportJson(node, "");
        } catch (IOException e) {
            String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new ReportRefused("the report is no JSON: " + problem, e);
        }
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    /** An absent part is empty, and complains when a value is got from it. */
    ReportJson part(String field) {
        JsonNode part = node.path(field);
        if (!part.isMissingNode() && !part.isNull() && !part.isObject()) throw refused(field, "is no object");
        return new ReportJson(part, path + field + ".");
    }

    List<ReportJson> list(String field) {
        if (has(field) && !node.get(field).isArray()) throw refused(field, "is no list");
        List<ReportJson> parts = new ArrayList<>();
        for (JsonNode one : node.path(field)) parts.add(new ReportJson(one, path + field + "[" + parts.size() + "]."));
        return parts;
    }

    List<String> texts(String field) {
        return list(field).stream().map(one -> one.node.asText()).toList();
    }

    String text(String field) {
        if (!node.path(field).isTextual()) throw refused(field, "is missing or no text");
        return node.get(field).textValue();
    }

    String text(String field, String absent) {
        return has(field) ? text(field) : absent;
    }

    double number(String field) {
        return node.path(field).asDouble(0);
    }

    List<String> fields() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    String shown(String field) {
        return node.path(field).toString();
    }

    Instant time(String field) {
        try {
            return OffsetDateTime.parse(text(field)).toInstant();
        } catch (DateTimeParseException e) {
            throw refused(field, "is " + text(field) + ", needs to be a time such as 2026-11-24T19:00:00Z");
        }
    }

    ReportRefused refused(String field, String problem) {
        return new ReportRefused("the report's " + path + field + " " + problem);
    }
}
