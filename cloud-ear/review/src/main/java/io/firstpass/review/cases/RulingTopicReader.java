package io.firstpass.review.cases;

import io.firstpass.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads which revisions stand on a site's topic: what is committed, and nothing else. For one thread. */
final class RulingTopicReader implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RulingTopicReader.class.getName());

    private static final Duration GOODBYE = Duration.ofMillis(500);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration WITHOUT_PROGRESS = Duration.ofSeconds(20);

    private final PublisherSettings settings;
    private KafkaConsumer<byte[], byte[]> consumer;

    /** Sees what is undecided too. */
    private KafkaConsumer<byte[], byte[]> all;

    RulingTopicReader(PublisherSettings settings) {
        this.settings = settings;
    }

    /** As {@link RulingTopics#read}. */
    void read(String site, Map<Integer, Long> from, RulingTopics.Reader taker) throws Exception {
        List<TopicPartition> partitions = partitions(site);
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> at = start(from, ends);
        long progress = System.nanoTime();
        while (partitions.stream().anyMatch(part -> at.get(part) < ends.get(part))) {
            var records = consumer.poll(POLL);
            if (moved(at)) {
                taker.take(new Told(revisions(records), KafkaWindow.places(at)));
                progress = System.nanoTime();
            } else if (System.nanoTime() - progress > WITHOUT_PROGRESS.toNanos()) {
                throw new TimeoutException("nothing more of " + Topics.rulings(site) + " for " + WITHOUT_PROGRESS);
            }
        }
    }

    /**
     * Where on a site's topic something stands that is neither committed nor rolled back.
     *
     * @throws SitesRefused where the site has no topic that can be read
     */
    Set<TopicPartition> undecided(String site) throws SitesRefused {
        List<TopicPartition> partitions = partitions(site);
        Map<TopicPartition, Long> decided = consumer().endOffsets(partitions);
        if (all == null) all = consumer(settings.consumerOfAll());
        Map<TopicPartition, Long> ends = all.endOffsets(partitions);
        return partitions.stream()
                .filter(part -> decided.get(part) < ends.get(part))
                .collect(Collectors.toSet());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        if (consumer == null) consumer = consumer(settings.consumer());
        return consumer;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private List<TopicPartition> partitions(String site) throws SitesRefused {
        String topic = Topics.rulings(site);
        try {
            var found = consumer().partitionsFor(topic);
            if (found == null || found.isEmpty()) throw new UnknownTopicOrPartitionException("no topic " + topic);
            return found.stream()
                    .map(part -> new TopicPartition(topic, part.partition()))
                    .toList();
        } catch (UnknownTopicOrPartitionException | InvalidTopicException | TopicAuthorizationException e) {
            throw new SitesRefused(Map.of(site, e));
        }
    }

    /** A place beyond the end is one of another topic that had this name: then this one has not been read at all. */
    private Map<TopicPartition, Long> start(Map<Integer, Long> from, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> start = consumer.beginningOffsets(ends.keySet());
        start.replaceAll((part, begin) -> {
            long place = from.getOrDefault(part.partition(), begin);
            return place < begin || place > ends.get(part) ? begin : place;
        });
        start.forEach(consumer::seek);
        return start;
    }

    private boolean moved(Map<TopicPartition, Long> at) {
        var before = Map.copyOf(at);
        at.replaceAll((part, place) -> consumer.position(part));
        return !at.equals(before);
    }

    private static List<RevisionId> revisions(ConsumerRecords<byte[], byte[]> records) {
        return StreamSupport.stream(records.spliterator(), false)
                .map(RulingTopicReader::revision)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<RevisionId> revision(ConsumerRecord<byte[], byte[]> event) {
        Header id = event.headers().lastHeader("ce_id");
        return id == null || id.value() == null
                ? Optional.empty()
                : RevisionId.find(new String(id.value(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        close(consumer);
        consumer = null;
        close(all);
        all = null;
    }

    private static void close(KafkaConsumer<?, ?> consumer) {
        if (consumer == null) return;
        try {
            consumer.close(CloseOptions.timeout(GOODBYE));
        } catch (KafkaException e) {
            LOG.log(Level.FINE, "interrupted in the middle of its end", e);
        }
    }
}
