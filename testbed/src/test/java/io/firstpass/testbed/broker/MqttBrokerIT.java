package io.firstpass.testbed.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import io.firstpass.testbed.server.RunFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MqttBrokerIT {
    private static final String TOPIC = "firstpass/site-a/edge-1/heartbeat";

    @TempDir
    Path state;

    @Test
    void carriesAMessageFromOneClientToAnotherAlsoAfterARestart() throws Exception {
        try (RunFolder run = RunFolder.create(state);
                MqttBroker broker = new MqttBroker(run)) {
            broker.start();
            assertThat(roundTrip(broker, "ONLINE")).isEqualTo("ONLINE");
            broker.stop();
            broker.start();
            assertThat(roundTrip(broker, "RECOVERING")).isEqualTo("RECOVERING");
        }
    }

    private static String roundTrip(MqttBroker broker, String message) throws InterruptedException {
        Mqtt5BlockingClient reader = client(broker);
        Mqtt5BlockingClient writer = client(broker);
        try (var received = reader.publishes(MqttGlobalPublishFilter.SUBSCRIBED)) {
            reader.subscribeWith().topicFilter(TOPIC).qos(MqttQos.AT_LEAST_ONCE).send();
            writer.publishWith()
                    .topic(TOPIC)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(message.getBytes(StandardCharsets.UTF_8))
                    .send();
            return received.receive(10, TimeUnit.SECONDS)
                    .map(publish -> new String(publish.getPayloadAsBytes(), StandardCharsets.UTF_8))
                    .orElse("nothing within 10 s");
        } finally {
            writer.disconnect();
            reader.disconnect();
        }
    }

    private static Mqtt5BlockingClient client(MqttBroker broker) {
        Mqtt5BlockingClient client = Mqtt5Client.builder()
                .serverHost("127.0.0.1")
                .serverPort(broker.port())
                .buildBlocking();
        client.connect();
        return client;
    }
}
