package io.firstpass.edge.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.edge.settings.InvalidSetting;
import io.firstpass.edge.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MqttAddressTest {
    private final Map<String, String> values = new HashMap<>();
    private final Settings settings = new Settings(key -> Optional.ofNullable(values.get(key)));

    @Test
    void readsWhereTheBrokerIs() {
        values.put("firstpass.mqtt", "tcp://broker.plant:1883");
        assertThat(MqttAddress.from(settings))
                .isEqualTo(new MqttAddress("broker.plant", 1883, false, Optional.empty()));

        values.put("firstpass.mqtt", "ssl://10.0.0.7:8883");
        values.put("firstpass.mqtt.user", "edge");
        values.put("firstpass.mqtt.password", "secret");
        MqttAddress address = MqttAddress.from(settings);
        assertThat(address.tls()).isTrue();
        assertThat(address.login()).hasValue(new MqttAddress.Login("edge", "secret"));
        assertThat(address.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "broker:1883", "mqtt://broker:1883", "tcp://broker", "tcp://broker:0", "tcp://bro ker:1"})
    void namesTheKeyOfAnAddressThatIsNone(String value) {
        values.put("firstpass.mqtt", value);

        assertThatThrownBy(() -> MqttAddress.from(settings))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("firstpass.mqtt is '" + value + "'")
                .hasMessageContaining("tcp://host:port");
    }

    @Test
    void wantsUserAndPasswordOrNeither() {
        values.put("firstpass.mqtt", "tcp://broker:1883");
        values.put("firstpass.mqtt.user", "edge");

        assertThatThrownBy(() -> MqttAddress.from(settings)).hasMessageContaining("firstpass.mqtt.password");
    }
}
