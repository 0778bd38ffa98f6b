package io.firstpass.edge.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A golden sample of the contract: the message, and what the record that carries it looks like. */
record Golden(byte[] message, JsonNode envelope) {
    static Golden of(String name) throws IOException {
        return new Golden(read(name + ".json"), Messages.mapper().readTree(read(name + ".headers.json")));
    }

    <T> T as(Class<T> type) {
        return Messages.read(message, type);
    }

    void isCarriedBy(ProducerRecord<String, byte[]> sent) throws IOException {
        assertThat(sent.topic()).isEqualTo(envelope.get("topic").asText());
        assertThat(sent.key()).isEqualTo(envelope.get("key").textValue());
        Map<String, String> headers = new TreeMap<>();
        sent.headers().forEach(header -> headers.put(header.key(), text(header.key(), header.value())));
        Map<String, String> wanted = new TreeMap<>();
        envelope.get("headers")
                .properties()
                .forEach(header -> wanted.put(
                        header.getKey(),
                        text(header.getKey(), header.getValue().asText().getBytes(UTF_8))));
        assertThat(headers).isEqualTo(wanted);
        assertThat(Messages.mapper().readTree(sent.value()))
                .isEqualTo(Messages.mapper().readTree(message));
    }

    /** Half a second may be written .5 and .500. */
    private static String text(String header, byte[] value) {
        String text = new String(value, UTF_8);
        return header.equals("ce_time") ? Instant.parse(text).toString() : text;
    }

    private static byte[] read(String file) throws IOException {
        try (var sample = Messages.class.getResourceAsStream("/io/firstpass/contract/golden/" + file)) {
            return sample.readAllBytes();
        }
    }
}
