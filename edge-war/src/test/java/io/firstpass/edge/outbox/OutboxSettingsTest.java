package io.firstpass.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxSettingsTest {
    @Test
    void readsADuration() {
        assertThat(OutboxSettings.duration("key", "PT2H")).isEqualTo(Duration.ofHours(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2 hours", "PT0S", "-PT1H"})
    void namesTheKeyTheValueAndTheRange(String value) {
        assertThatThrownBy(() -> OutboxSettings.duration("firstpass.outbox.keep-sent", value))
                .hasMessageContaining("firstpass.outbox.keep-sent is " + value)
                .hasMessageContaining("above zero");
    }
}
