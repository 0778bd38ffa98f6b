package io.firstpass.review.cases;

import static org.awaitility.Awaitility.await;

import io.firstpass.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a plant sees on its topic of rulings: whatever is committed, from the first record to the last. */
record TopicRecords(String broker) {

    /** Waits until nothing is undecided any more: a commit reaches the partitions shortly after it was confirmed. */
    List<String> ids(String site) {
        try (var consumer = consumer("read_committed");
                var undecided = consumer("read_uncommitted")) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.rulings(site)).stream()
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .toList();
            await().atMost(Duration.ofMinutes(1)).pollInSameThread().until(() -> consumer.endOffsets(partitions)
                    .equals(undecided.endOffsets(partitions)));
            return read(consumer, partitions);
        }
    }

    private static List<String> read(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        List<String> ids = new ArrayList<>();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part)))
            consumer.poll(Duration.ofMillis(200)).forEach(told -> ids.add(id(told.headers())));
        return ids;
    }

    private static String id(Headers headers) {
        return new String(headers.lastHeader("ce_id").value(), StandardCharsets.UTF_8);
    }

    private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
        var settings = Map.<String, Object>of("bootstrap.servers", broker, "isolation.level", isolation);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
