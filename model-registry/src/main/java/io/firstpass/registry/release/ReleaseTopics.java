package io.firstpass.registry.release;

import io.firstpass.contract.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The topics of releases and revocations. One producer for as long as the server runs: Kafka knows by it what it took
 * before, so that a record that is sent again after a time-out cannot land behind its successor. For one thread.
 */
final class ReleaseTopics implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ReleaseTopics.class.getName());
    private static final Duration GOODBYE = Duration.ofMillis(500);

    private final KafkaSettings settings;
    private KafkaProducer<String, byte[]> producer;
    private boolean topicsAreThere;

    ReleaseTopics(KafkaSettings settings) {
        this.settings = settings;
    }

    /** Returns when all replicas that are in step have it. */
    void send(ProducerRecord<String, byte[]> message) throws Exception {
        if (!topicsAreThere) create();
        topicsAreThere = true;
        if (producer == null)
            producer = new KafkaProducer<>(settings.producer(), new StringSerializer(), new ByteArraySerializer());
        producer.send(message).get(30, TimeUnit.SECONDS);
    }

    /** Compacted: whoever joins late reads the last word on each channel. One partition keeps all of them in order. */
    private void create() throws Exception {
        List<NewTopic> topics = Stream.of(Topics.RELEASES, Topics.REVOCATIONS)
                .map(name -> new NewTopic(name, Optional.of(1), Optional.<Short>empty())
                        .configs(Map.of("cleanup.policy", "compact")))
                .toList();
        try (Admin admin = Admin.create(settings.admin())) {
            for (var made : admin.createTopics(topics).values().values()) await(made);
        }
    }

    private static void await(org.apache.kafka.common.KafkaFuture<Void> made) throws Exception {
        try {
            made.get(15, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) return;
            if (!(e.getCause() instanceof AuthorizationException)) throw e;
            LOG.log(Level.INFO, "topics are not made by this server; the operator has to: {0}", e.getMessage());
        }
    }

    @Override
    public void close() {
        if (producer != null) producer.close(GOODBYE);
    }
}
