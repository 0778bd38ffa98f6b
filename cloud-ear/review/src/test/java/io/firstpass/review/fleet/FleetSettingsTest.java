package io.firstpass.review.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetSettingsTest {
    private final FleetSettings settings = new FleetSettings();

    FleetSettingsTest() {
        settings.mqtt = "tcp://localhost:1883";
        settings.user = Optional.empty();
        settings.password = Optional.empty();
        settings.heartbeat = Duration.ofSeconds(5);
        settings.grace = Duration.ofSeconds(30);
        settings.pause = Duration.ofMinutes(1);
        settings.longestPause = Duration.ofHours(1);
        settings.ranges = 1000;
    }

    @Test
    void takesWhatIsWithinItsRange() {
        assertThatCode(settings::validate).doesNotThrowAnyException();
        settings.mqtt = "ssl://broker.example:8883";
        settings.user = Optional.of("review");
        assertThatCode(settings::validate).doesNotThrowAnyException();
        assertThat(settings.broker()).isEqualTo(URI.create("ssl://broker.example:8883"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:1883",
                "tcp://localhost",
                "mqtt://localhost:1883",
                "tcp://u@localhost:1883",
                "tcp://a:1/x",
                "tcp://a:70000",
                "tcp://a b:1"
            })
    void refusesABrokerOfAnotherForm(String address) {
        settings.mqtt = address;
        refused("firstpass.mqtt is " + address + ", allowed is tcp://host:port or ssl://host:port");
    }

    @Test
    void namesTheKeyTheValueAndTheRange() {
        settings.ranges = 0;
        refused("firstpass.resend.ranges is 0, allowed is 1 to 10000");
        settings.longestPause = Duration.ofSeconds(59);
        refused("firstpass.resend.longest-pause is PT59S, allowed is PT1M to PT24H");
        settings.grace = Duration.ofHours(2);
        refused("firstpass.missing.grace is PT2H, allowed is PT1S to PT1H");
        settings.heartbeat = Duration.ZERO;
        refused("firstpass.heartbeat is PT0S, allowed is PT1S to PT5M");
        settings.password = Optional.of("secret");
        refused("firstpass.mqtt.password is set and firstpass.mqtt.user is not");
    }

    private void refused(String message) {
        assertThatThrownBy(settings::validate)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
