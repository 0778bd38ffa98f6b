package io.firstpass.registry.rest;

import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.json.Messages;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads requests with the contract's own mapper; what is wrong in one is told by its field. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class JsonRequests implements MessageBodyReader<Object> {
    private static final int MOST_BYTES = 1 << 20;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type.getName().startsWith("io.firstpass.");
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        byte[] json = body.readNBytes(MOST_BYTES + 1);
        if (json.length > MOST_BYTES) throw new Refusal(413, "body-too-large", MOST_BYTES);
        try {
            return Messages.read(json, type);
        } catch (InvalidMessage e) {
            throw new Refusal(400, "invalid-body", e.getMessage());
        }
    }
}
