package io.firstpass.review.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.review.kafka.ConnectorSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublisherSettingsTest {
    private final PublisherSettings settings = new PublisherSettings(new ConnectorSettings(Map.of(
            "bootstrap.servers", "broker:9093",
            "security.protocol", "SASL_SSL",
            "sasl.mechanism", "SCRAM-SHA-512",
            "buffer.memory", "1000000",
            "fetch.max.bytes", "2000000",
            "acks", "0",
            "isolation.level", "read_uncommitted",
            "transactional.id", "another")));

    @Test
    void talksToTheBrokerAsTheChannelsDo() {
        for (var client : new Map[] {settings.producer(), settings.consumer()})
            assertThat(client)
                    .containsEntry("bootstrap.servers", "broker:9093")
                    .containsEntry("security.protocol", "SASL_SSL")
                    .containsEntry("sasl.mechanism", "SCRAM-SHA-512");
    }

    @Test
    void givesEachClientOnlyWhatItKnows() {
        assertThat(settings.producer()).containsKey("buffer.memory").doesNotContainKey("fetch.max.bytes");
        assertThat(settings.consumer()).containsKey("fetch.max.bytes").doesNotContainKeys("buffer.memory", "acks");
    }

    @Test
    void keepsWhatItsPromiseRestsOn() {
        assertThat(settings.producer())
                .containsEntry("acks", "all")
                .containsEntry("transactional.id", "firstpass-review-rulings");
        assertThat(settings.consumer()).containsEntry("isolation.level", "read_committed");
    }
}
