package io.firstpass.contract.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.firstpass.contract.InvalidMessage;
import java.io.IOException;
import java.time.Instant;

/**
 * Reads and writes the contract's messages as JSON, the same way at both ends. Unknown fields are tolerated, so that
 * a newer sender does not stop an older reader; unknown enum values, missing required fields and values of the wrong
 * type are refused with the field's name. Thread-safe.
 */
public final class Messages {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addDeserializer(Instant.class, new InstantText()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
            .withCoercionConfigDefaults(any -> any.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .serializationInclusion(JsonInclude.Include.ALWAYS)
            .build();

    private Messages() {}

    /** The mapper that both the messages and the REST resources are written with. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    public static byte[] write(Object message) {
        try {
            return MAPPER.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a message of the contract: " + message.getClass(), e);
        }
    }

    /** @throws InvalidMessage if the JSON breaks the contract; it names the field */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            T message = MAPPER.readValue(json, type);
            if (message == null) throw new InvalidMessage("$", "is null");
            return message;
        } catch (JsonMappingException e) {
            throw refused(e);
        } catch (IOException e) {
            throw new InvalidMessage("$", "is no JSON: " + firstLine(e));
        }
    }

    private static InvalidMessage refused(JsonMappingException e) {
        String at = path(e);
        if (e.getCause() instanceof InvalidMessage cause) {
            String problem = cause.getMessage().substring(cause.field().length() + 1);
            return new InvalidMessage(within(at, cause.field()), problem);
        }
        return new InvalidMessage(at.isEmpty() ? "$" : at, "cannot be read: " + firstLine(e));
    }

    /** A value that is read whole, such as a box, names itself and so ends the path already. */
    private static String within(String at, String field) {
        if (at.isEmpty() || at.equals(field) || at.endsWith("." + field)) return at.isEmpty() ? field : at;
        return at + "." + field;
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference at : e.getPath()) {
            if (at.getFieldName() == null)
                path.append('[').append(at.getIndex()).append(']');
            else path.append(path.isEmpty() ? "" : ".").append(at.getFieldName());
        }
        return path.toString();
    }

    private static String firstLine(Exception e) {
        String text = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return text == null ? "" : text.lines().findFirst().orElse("");
    }
}
