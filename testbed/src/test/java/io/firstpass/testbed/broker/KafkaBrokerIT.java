package io.firstpass.testbed.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstpass.testbed.server.Ports;
import io.firstpass.testbed.server.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerIT {
    @TempDir
    Path state;

    @Test
    void keepsItsRecordsAndItsAddressWhenItIsKilledAndStartedAgain() throws Exception {
        try (RunFolder run = RunFolder.create(state);
                KafkaBroker broker = new KafkaBroker(run)) {
            broker.start();
            broker.createTopics(List.of("boards"));
            broker.createTopics(List.of("boards"));
            send(broker, "before");
            broker.kill();
            int port = Integer.parseInt(broker.address().split(":")[1]);
            assertThat(Ports.answers(port)).isFalse();
            broker.start();
            send(broker, "after");
            assertThat(records(broker, 2)).containsExactlyInAnyOrder("before", "after");
        }
        try (var left = Files.list(state)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("logs", "cache");
        }
    }

    private static void send(KafkaBroker broker, String value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.address()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("boards", value)).get();
        }
    }

    private static List<String> records(KafkaBroker broker, int wanted) {
        List<String> values = new ArrayList<>();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.address(), "group.id", "reader", "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("boards"));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(received -> values.add(received.value()));
                return values.size() >= wanted;
            });
        }
        return values;
    }
}
