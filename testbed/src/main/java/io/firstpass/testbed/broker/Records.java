package io.firstpass.testbed.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What lies on the broker's topics, read from the first record to the last without joining any group; of transactions, what was committed. */
public record Records(String broker) {

    public List<ConsumerRecord<String, byte[]>> on(String topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        each(topic, records::add);
        return records;
    }

    /** The same, without keeping them. */
    public void each(String topic, Consumer<ConsumerRecord<String, byte[]>> taken) {
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(part -> new TopicPartition(topic, part.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part)))
                consumer.poll(Duration.ofMillis(200)).forEach(taken);
        }
    }

    public List<ConsumerRecord<String, byte[]>> on(String topic, String key) {
        return on(topic).stream().filter(found -> key.equals(found.key())).toList();
    }

    public int partitions(String topic) {
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            return consumer.partitionsFor(topic).size();
        }
    }

    public void send(ProducerRecord<String, byte[]> sent) throws Exception {
        try (var producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(sent).get();
        }
    }

    /** The record once more, as a broker delivers it again: same partition, key, headers and body. */
    public void repeat(ConsumerRecord<String, byte[]> delivered) throws Exception {
        send(with(delivered, delivered.value()));
    }

    /** The same record around another body. */
    public static ProducerRecord<String, byte[]> with(ConsumerRecord<String, byte[]> original, byte[] body) {
        return new ProducerRecord<>(original.topic(), original.partition(), original.key(), body, original.headers());
    }

    /** The record once more, on the partition that its key belongs to. */
    public static ProducerRecord<String, byte[]> anywhere(ConsumerRecord<String, byte[]> original) {
        return new ProducerRecord<>(original.topic(), null, original.key(), original.value(), original.headers());
    }

    /** Sends these in this order and returns when the broker has them all. */
    public void sendAll(List<ProducerRecord<String, byte[]>> all) {
        try (var producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer())) {
            all.forEach(producer::send);
            producer.flush();
        }
    }

    /** Whether a group of consumers has committed that it has taken everything on a topic. */
    public boolean isReadBy(String group, String topic) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker, "group.id", group, "enable.auto.commit", "false");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(part -> new TopicPartition(topic, part.partition()))
                    .collect(Collectors.toSet());
            var committed = consumer.committed(partitions);
            return consumer.endOffsets(partitions).entrySet().stream().allMatch(end -> {
                var offset = committed.get(end.getKey());
                return end.getValue() == 0 || offset != null && offset.offset() >= end.getValue();
            });
        }
    }

    private Map<String, Object> settings() {
        return Map.of("bootstrap.servers", broker, "isolation.level", "read_committed");
    }
}
