package io.firstpass.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An object of a signed document, read field by field; each refusal names the field. A field that is null is absent. */
record JsonObject(String path, JsonNode json) {
    private static final String CURE = ": have it signed anew and hand in the bundle as it was made";

    static JsonObject of(String path, JsonNode json) {
        if (json == null || !json.isObject()) throw malformed(path + " is no JSON object");
        return new JsonObject(path, json);
    }

    static SignatureRefused malformed(String problem) {
        return new SignatureRefused(SignatureRefused.Reason.MALFORMED, problem + CURE);
    }

    JsonObject only(String... known) {
        Set<String> unknown = new HashSet<>();
        json.fieldNames().forEachRemaining(unknown::add);
        Set.of(known).forEach(unknown::remove);
        if (!unknown.isEmpty()) throw malformed(path + " has a field that the format does not know: " + unknown);
        return this;
    }

    boolean has(String field) {
        return json.hasNonNull(field);
    }

    JsonObject object(String field) {
        return of(at(field), present(field));
    }

    String text(String field) {
        JsonNode value = present(field);
        if (!value.isTextual()) throw malformed(at(field) + " is no text");
        return value.textValue();
    }

    Optional<String> findText(String field) {
        return has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    /** Bytes in Base64 as the encoder writes it: a text that only decodes to the same bytes is refused. */
    byte[] bytes(String field) {
        String text = text(field);
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) return bytes;
        } catch (IllegalArgumentException e) {
            // Told below, together with text that decodes but is not canonical.
        }
        throw malformed(at(field) + " is no Base64 with its padding");
    }

    List<JsonObject> objects(String field) {
        JsonNode values = present(field);
        if (!values.isArray()) throw malformed(at(field) + " is no array");
        List<JsonObject> objects = new ArrayList<>();
        for (JsonNode value : values) objects.add(of(at(field) + "[" + objects.size() + "]", value));
        return objects;
    }

    private JsonNode present(String field) {
        if (!has(field)) throw malformed(at(field) + " is missing");
        return json.get(field);
    }

    private String at(String field) {
        return path + "." + field;
    }
}
