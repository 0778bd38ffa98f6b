package io.firstpass.testbed.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What lies on the broker's topics, read from the first record to the last without joining any group. */
record Records(String broker) {

    List<ConsumerRecord<String, byte[]>> on(String topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(part -> new TopicPartition(topic, part.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part)))
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        }
        return records;
    }

    List<ConsumerRecord<String, byte[]>> on(String topic, String key) {
        return on(topic).stream().filter(found -> key.equals(found.key())).toList();
    }

    int partitions(String topic) {
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            return consumer.partitionsFor(topic).size();
        }
    }

    void send(ProducerRecord<String, byte[]> sent) throws Exception {
        try (var producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(sent).get();
        }
    }

    /** The record once more, as a broker delivers it again: same partition, key, headers and body. */
    void repeat(ConsumerRecord<String, byte[]> delivered) throws Exception {
        send(with(delivered, delivered.value()));
    }

    /** The same record around another body. */
    static ProducerRecord<String, byte[]> with(ConsumerRecord<String, byte[]> original, byte[] body) {
        return new ProducerRecord<>(original.topic(), original.partition(), original.key(), body, original.headers());
    }

    private Map<String, Object> settings() {
        return Map.of("bootstrap.servers", broker);
    }
}
