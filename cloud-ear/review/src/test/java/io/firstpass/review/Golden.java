package io.firstpass.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A golden sample of the contract: the message, and the record that carries it. */
public record Golden(byte[] message, JsonNode envelope) {
    public static Golden of(String name) throws IOException {
        return new Golden(read(name + ".json"), Messages.mapper().readTree(read(name + ".headers.json")));
    }

    public String topic() {
        return envelope.get("topic").asText();
    }

    /** May be null. */
    public String key() {
        return envelope.get("key").textValue();
    }

    /** May be null. */
    public String traceparent() {
        return envelope.at("/headers/traceparent").textValue();
    }

    public Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>();
        envelope.get("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return sameTimes(headers);
    }

    /** What a record carries, to be compared with {@link #headers()}. */
    public static Map<String, String> headers(ProducerRecord<?, ?> sent) {
        Map<String, String> headers = new TreeMap<>();
        sent.headers().forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return sameTimes(headers);
    }

    /** A second's fraction may be written with three digits or with as many as it has. */
    private static Map<String, String> sameTimes(Map<String, String> headers) {
        headers.computeIfPresent("ce_time", (name, time) -> Instant.parse(time).toString());
        return headers;
    }

    private static byte[] read(String file) throws IOException {
        try (var sample = Messages.class.getResourceAsStream("/io/firstpass/contract/golden/" + file)) {
            return sample.readAllBytes();
        }
    }
}
