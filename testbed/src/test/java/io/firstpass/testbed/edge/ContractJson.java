package io.firstpass.testbed.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.json.Messages;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads what the edge answers the way the contract's messages are read; MicroShed's own JSON-B does not know records. */
@Consumes(MediaType.APPLICATION_JSON)
public class ContractJson implements MessageBodyReader<Object> {
    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == Inspection.class || type == JsonNode.class;
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
        byte[] json = body.readAllBytes();
        return type.equals(JsonNode.class) ? Messages.mapper().readTree(json) : Messages.read(json, type);
    }
}
