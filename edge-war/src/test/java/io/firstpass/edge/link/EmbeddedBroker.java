package io.firstpass.edge.link;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.MqttTopics;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** A real MQTT 5 broker that may be stopped and started on its port, and what a cloud hears on it. */
final class EmbeddedBroker implements AutoCloseable {
    private final Path folder;
    private final int port;
    private EmbeddedActiveMQ broker;

    EmbeddedBroker(Path folder) throws IOException {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    MqttAddress address() {
        return new MqttAddress("127.0.0.1", port, false, Optional.empty());
    }

    void start() throws Exception {
        var settings = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setJournalDirectory(folder.toString())
                .setBindingsDirectory(folder.toString())
                .setLargeMessagesDirectory(folder.toString())
                .setPagingDirectory(folder.toString())
                .addAcceptorConfiguration("mqtt", "tcp://127.0.0.1:" + port + "?protocols=MQTT");
        broker = new EmbeddedActiveMQ().setConfiguration(settings).start();
    }

    void stop() throws Exception {
        if (broker != null) broker.stop();
        broker = null;
    }

    /** What is retained and what comes, in its order. */
    List<Heard> listen() {
        List<Heard> heard = new CopyOnWriteArrayList<>();
        var client =
                Mqtt5Client.builder().serverHost("127.0.0.1").serverPort(port).buildAsync();
        client.publishes(MqttGlobalPublishFilter.ALL, publish -> heard.add(Heard.of(publish)));
        client.connect().join();
        client.subscribeWith()
                .topicFilter(MqttTopics.ALL_HEARTBEATS)
                .qos(MqttQos.AT_LEAST_ONCE)
                .send()
                .join();
        return heard;
    }

    @Override
    public void close() throws Exception {
        stop();
    }

    record Heard(String topic, Heartbeat heartbeat, MqttQos qos, boolean retained) {
        static Heard of(Mqtt5Publish publish) {
            return new Heard(
                    publish.getTopic().toString(),
                    Messages.read(publish.getPayloadAsBytes(), Heartbeat.class),
                    publish.getQos(),
                    publish.isRetain());
        }
    }
}
