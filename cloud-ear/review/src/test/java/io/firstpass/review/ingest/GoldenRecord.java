package io.firstpass.review.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A golden sample of the contract as the record that an edge would send. */
record GoldenRecord(JsonNode envelope, byte[] body) {

    static GoldenRecord of(String name) throws IOException {
        return new GoldenRecord(new ObjectMapper().readTree(read(name + ".headers.json")), read(name + ".json"));
    }

    /** The same with one piece of its text replaced. */
    GoldenRecord with(String text, String replacement) {
        String changed = new String(body, StandardCharsets.UTF_8).replace(text, replacement);
        return new GoldenRecord(envelope, changed.getBytes(StandardCharsets.UTF_8));
    }

    String key() {
        return envelope.get("key").asText();
    }

    ProducerRecord<String, byte[]> toSend() {
        var toSend = new ProducerRecord<>(envelope.get("topic").asText(), key(), body);
        for (var header : envelope.get("headers").properties())
            toSend.headers().add(header.getKey(), header.getValue().asText().getBytes(StandardCharsets.UTF_8));
        return toSend;
    }

    private static byte[] read(String file) throws IOException {
        try (var sample = GoldenRecord.class.getResourceAsStream("/io/firstpass/contract/golden/" + file)) {
            return sample.readAllBytes();
        }
    }
}
