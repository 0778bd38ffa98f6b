package io.firstpass.review.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.LinkState;
import io.firstpass.review.Golden;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeartbeatChecksTest {
    private static final Instant NOW = Instant.parse("2026-11-24T11:20:01Z");

    @Test
    void readsTheGoldenSamples() throws Exception {
        Golden golden = Golden.of("heartbeat");
        Golden lost = Golden.of("heartbeat-lost");

        Heard heard = HeartbeatChecks.read(golden.topic(), golden.message(), true, NOW);
        assertThat(heard.heartbeat().state()).isEqualTo(LinkState.RECOVERING);
        assertThat(heard.edge()).isEqualTo(new EdgeName("suzhou", "edge-1"));
        assertThat(heard.retained()).isTrue();
        assertThat(heard.at()).isEqualTo(NOW);
        assertThat(HeartbeatChecks.read(lost.topic(), lost.message(), false, NOW)
                        .heartbeat()
                        .state())
                .isEqualTo(LinkState.LOST);
    }

    @Test
    void refusesAnEdgeThatSpeaksForAnother() throws Exception {
        byte[] message = Golden.of("heartbeat").message();

        assertThatThrownBy(() -> HeartbeatChecks.read("firstpass/suzhou/edge-2/heartbeat", message, false, NOW))
                .isInstanceOf(InvalidMessage.class)
                .hasMessageContaining("suzhou/edge-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "{}", "null", "[]", "{\"state\":\"MERRY\"}"})
    void refusesWhatIsNoHeartbeat(String payload) {
        assertThatThrownBy(() -> HeartbeatChecks.read(
                        "firstpass/suzhou/edge-1/heartbeat", payload.getBytes(StandardCharsets.UTF_8), false, NOW))
                .isInstanceOf(InvalidMessage.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"firstpass/suzhou/heartbeat", "firstpass//edge-1/heartbeat", "firstpass/a b/e/heartbeat"})
    void refusesATopicThatNamesNoEdge(String topic) {
        assertThatThrownBy(() -> EdgeName.ofHeartbeat(topic)).isInstanceOf(InvalidMessage.class);
    }
}
