package io.firstpass.registry.release;

import static org.awaitility.Awaitility.await;

import io.firstpass.contract.Release;
import io.firstpass.contract.Revocations;
import io.firstpass.contract.Topics;
import io.firstpass.contract.json.Messages;
import io.firstpass.provenance.PinnedKey;
import io.firstpass.provenance.PinnedKeys;
import io.firstpass.provenance.Purpose;
import io.firstpass.provenance.ReleaseStatement;
import io.firstpass.provenance.ReleaseVerifier;
import io.firstpass.provenance.RevocationList;
import io.firstpass.registry.container.Surroundings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What an edge of one channel sees: the messages on the topics, held against the one key that it trusts. */
record EdgeView(String channel) {
    /** All releases of the channel so far, the oldest first; each is signed as a whole. */
    List<Release> releases() {
        List<Release> releases = read(Topics.RELEASES).stream()
                .filter(sent -> sent.key().equals(channel))
                .map(sent -> Messages.read(sent.value(), Release.class))
                .toList();
        releases.forEach(release -> verifier().verify(release, Instant.now()));
        return releases;
    }

    /** The channel's newest message, waited for. */
    Release awaited(Predicate<Release> wanted) {
        var newest = new ArrayList<Release>();
        await("a release of " + channel)
                .atMost(Duration.ofSeconds(60))
                .pollInSameThread()
                .until(() -> {
                    newest.clear();
                    newest.addAll(releases());
                    return !newest.isEmpty() && wanted.test(newest.get(newest.size() - 1));
                });
        return newest.get(newest.size() - 1);
    }

    ReleaseStatement verified(io.firstpass.contract.Released released) {
        return verifier()
                .verify(
                        released.statement().getBytes(StandardCharsets.UTF_8),
                        released.digest(),
                        RevocationList.NONE,
                        Instant.now());
    }

    /** Waits for a list with this package on it; each list before it was older. */
    RevocationList awaitRevocation(String digest) {
        await("a list with " + digest)
                .atMost(Duration.ofSeconds(60))
                .pollInSameThread()
                .until(() -> newestList().find(digest).isPresent());
        return newestList();
    }

    RevocationList newestList() {
        RevocationList known = RevocationList.NONE;
        for (var sent : read(Topics.REVOCATIONS)) {
            var told = Messages.read(sent.value(), Revocations.class);
            known = verifier().revocations(told.statement().getBytes(StandardCharsets.UTF_8), known, Instant.now());
        }
        return known;
    }

    private ReleaseVerifier verifier() {
        Instant now = Instant.now();
        return new ReleaseVerifier(
                new PinnedKeys(List.of(PinnedKey.of(
                        "registry",
                        Purpose.RELEASE,
                        Surroundings.releases().key().publicPem(),
                        now.minusSeconds(3600),
                        now.plusSeconds(3600)))),
                channel);
    }

    private static List<ConsumerRecord<String, byte[]>> read(String topic) {
        var all = new ArrayList<ConsumerRecord<String, byte[]>>();
        var settings = Map.<String, Object>of(
                "bootstrap.servers", Surroundings.releases().broker().address(), "allow.auto.create.topics", "false");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var part = new TopicPartition(topic, 0);
            if (consumer.partitionsFor(topic).isEmpty()) return all;
            consumer.assign(List.of(part));
            consumer.seekToBeginning(List.of(part));
            long end = consumer.endOffsets(List.of(part)).get(part);
            while (consumer.position(part) < end)
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
        }
        return all;
    }
}
