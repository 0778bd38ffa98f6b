package io.firstpass.registry.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.Release;
import io.firstpass.contract.json.Messages;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseEventTest {
    @ParameterizedTest
    @ValueSource(strings = {"release-all", "release-canary", "revocations", "revocations-of-nothing"})
    void isWhatTheEdgesExpect(String golden) throws Exception {
        JsonNode envelope = json(golden + ".headers.json");
        JsonNode body = json(golden + ".json");

        var sent = ReleaseEvent.of(
                envelope.path("topic").asText(), envelope.path("key").asText(), body.toString());

        assertThat(sent.topic()).isEqualTo(envelope.path("topic").asText());
        assertThat(sent.key()).isEqualTo(envelope.path("key").asText());
        assertThat(Messages.mapper().readTree(sent.value())).isEqualTo(body);
        var headers = new TreeMap<String, String>();
        sent.headers().forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        var expected = new TreeMap<String, String>();
        envelope.path("headers")
                .fields()
                .forEachRemaining(header ->
                        expected.put(header.getKey(), header.getValue().asText()));
        assertThat(headers).isEqualTo(expected);
    }

    private static JsonNode json(String name) throws Exception {
        try (InputStream in = Release.class.getResourceAsStream("golden/" + name)) {
            return Messages.mapper().readTree(in);
        }
    }
}
