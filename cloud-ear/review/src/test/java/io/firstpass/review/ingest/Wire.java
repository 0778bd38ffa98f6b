package io.firstpass.review.ingest;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** The broker as a plant and an operator see it; it has topics of one partition. */
final class Wire implements AutoCloseable {
    private final Map<String, Object> settings =
            Map.of("bootstrap.servers", ConfigProvider.getConfig().getValue("firstpass.kafka", String.class));
    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());

    /** @return the offset that the broker gave it */
    long send(ProducerRecord<String, byte[]> toSend) throws Exception {
        return producer.send(toSend).get(20, TimeUnit.SECONDS).offset();
    }

    /** The first record of a topic that is wanted, from the topic's beginning; waits for it. */
    ConsumerRecord<String, byte[]> first(
            String topic, Predicate<ConsumerRecord<String, byte[]>> wanted, Duration atMost) {
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = List.of(new TopicPartition(topic, 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var found = new AtomicReference<ConsumerRecord<String, byte[]>>();
            await("a record on " + topic).pollInSameThread().atMost(atMost).until(() -> {
                for (var polled : consumer.poll(Duration.ofMillis(200)))
                    if (found.get() == null && wanted.test(polled)) found.set(polled);
                return found.get() != null;
            });
            return found.get();
        }
    }

    /** The offset that the next record of the topic will get. */
    long end(String topic) {
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            return consumer.endOffsets(List.of(partition)).get(partition);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
