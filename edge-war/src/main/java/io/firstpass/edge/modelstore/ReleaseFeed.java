package io.firstpass.edge.modelstore;

import io.firstpass.contract.Release;
import io.firstpass.contract.Revocations;
import io.firstpass.contract.Topics;
import io.firstpass.contract.json.Messages;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the compacted topics of releases and revocations from their beginning, at each start anew and in no group, and
 * hands over the newest that the registry signed once it has caught up: anybody may have written there. A broker that is
 * away is waited for, with one line in the log. It ends when its thread is interrupted.
 */
final class ReleaseFeed implements Runnable {
    private static final Logger LOG = System.getLogger(ReleaseFeed.class.getName());
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final Map<String, String> READING = Map.of(
            "client.id", "firstpass-edge-releases",
            "isolation.level", "read_committed",
            "enable.auto.commit", "false",
            "auto.offset.reset", "earliest",
            "allow.auto.create.topics", "false",
            "reconnect.backoff.max.ms", "30000");

    private final Map<String, Object> broker;
    private final String channel;
    private final Proof proof;
    private final Keeper keeper;
    private final Runnable caughtUp;
    private boolean failing;

    /** @param caughtUp told each time when all that there is has been handed over */
    ReleaseFeed(Map<String, String> broker, String channel, Proof proof, Keeper keeper, Runnable caughtUp) {
        this.broker = new HashMap<>(broker);
        this.broker.putAll(READING);
        this.channel = channel;
        this.proof = proof;
        this.keeper = keeper;
        this.caughtUp = caughtUp;
    }

    @Override
    public void run() {
        try {
            while (true) {
                tryToRead();
                Thread.sleep(AGAIN.toMillis());
            }
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryToRead() {
        try (var consumer = new KafkaConsumer<>(broker, new StringDeserializer(), new ByteArrayDeserializer())) {
            read(consumer);
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(failing ? Level.DEBUG : Level.WARNING, "releases cannot be read, will keep trying", e);
            failing = true;
        }
    }

    private void read(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = Stream.of(Topics.RELEASES, Topics.REVOCATIONS)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList();
        // Topics that nobody made yet: asked again after a pause.
        if (partitions.stream().map(TopicPartition::topic).distinct().count() < 2) return;
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Newest newest = new Newest(proof);
        Set<String> news = new HashSet<>();
        boolean first = true;
        while (true) {
            for (var one : consumer.poll(POLL)) if (isNews(newest, one)) news.add(one.topic());
            boolean behind = ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
            if (behind) continue;
            failing = false;
            if (first && newest.list().isEmpty())
                LOG.log(Level.WARNING, "{0} holds no list that the registry signed", Topics.REVOCATIONS);
            first = false;
            // Before what is released: nothing that was revoked since is to run in between.
            if (news.remove(Topics.REVOCATIONS)) newest.list().ifPresent(keeper::take);
            if (news.remove(Topics.RELEASES)) newest.release().ifPresent(keeper::take);
            caughtUp.run();
        }
    }

    /** Whatever somebody wrote there, what follows it is read. */
    private boolean isNews(Newest newest, ConsumerRecord<String, byte[]> one) {
        if (one.value() == null) return false;
        try {
            if (one.topic().equals(Topics.REVOCATIONS))
                return newest.take(Messages.read(one.value(), Revocations.class));
            return channel.equals(one.key()) && newest.take(Messages.read(one.value(), Release.class));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, one.topic() + " at " + one.offset() + " is no message and is ignored: " + e);
            return false;
        }
    }
}
