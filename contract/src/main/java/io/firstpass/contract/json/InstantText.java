package io.firstpass.contract.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Reads an instant from ISO 8601 text with its offset and from nothing else: a number, also one in quotes, does not
 * say whether it counts seconds or milliseconds.
 */
final class InstantText extends StdScalarDeserializer<Instant> {
    InstantText() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING))
            return context.reportInputMismatch(Instant.class, "needs an instant as ISO 8601 text");
        try {
            return OffsetDateTime.parse(json.getText()).toInstant();
        } catch (DateTimeException e) {
            return (Instant) context.handleWeirdStringValue(
                    Instant.class, json.getText(), "needs an instant as ISO 8601 text with an offset");
        }
    }
}
