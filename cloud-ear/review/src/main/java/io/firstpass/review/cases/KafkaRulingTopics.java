package io.firstpass.review.cases;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The topics in Kafka, written in transactions under one transactional id. The broker lets only the producer go on that
 * took over last; by then the transactions of those before are committed or rolled back, so that whoever reads what is
 * committed sees all that they will ever have told.
 */
final class KafkaRulingTopics implements RulingTopics {
    private static final Logger LOG = Logger.getLogger(KafkaRulingTopics.class.getName());

    /** Nothing is left to wait for where all went well; else the next one to take over rolls it back. */
    private static final Duration GOODBYE = Duration.ofMillis(500);

    /** Longer than the producer itself tries. */
    private static final Duration ROLLED_BACK_WITHIN = Duration.ofSeconds(40);

    private final PublisherSettings settings;
    private final RulingTopicReader reader;
    private KafkaProducer<String, byte[]> producer;

    KafkaRulingTopics(PublisherSettings settings) {
        this.settings = settings;
        this.reader = new RulingTopicReader(settings);
    }

    @Override
    public void takeOver() {
        if (producer != null) return;
        var taking = new KafkaProducer<>(settings.producer(), new StringSerializer(), new ByteArraySerializer());
        try {
            taking.initTransactions();
            producer = taking;
        } finally {
            if (producer == null) close(taking);
        }
    }

    @Override
    public void read(String site, Map<Integer, Long> from, Reader taker) throws Exception {
        rollBack(reader.undecided(site));
        reader.read(site, from, taker);
    }

    /**
     * After a take-over all is decided, but for what a broker forgot that died while it ended a transaction: it counts the
     * transaction as ended, and has not told every partition (seen with Kafka 4.4.0). The next commit there would decide
     * over what was left as well, and tell it a second time. Rolled back with a record that is only sent for that.
     */
    private void rollBack(Set<TopicPartition> undecided) throws Exception {
        if (undecided.isEmpty()) return;
        LOG.warning(() -> "what stands undecided on " + undecided + " is rolled back, and sent again");
        producer.beginTransaction();
        try {
            for (TopicPartition part : undecided)
                producer.send(new ProducerRecord<>(part.topic(), part.partition(), null, null))
                        .get(ROLLED_BACK_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } finally {
            producer.abortTransaction();
        }
    }

    @Override
    public Told publish(List<UnsentRuling> rulings) throws Exception {
        producer.beginTransaction();
        var window = new KafkaWindow(producer);
        rulings.forEach(window::send);
        var refused = window.await();
        if (!refused.isEmpty()) {
            producer.abortTransaction();
            throw new SitesRefused(refused);
        }
        producer.commitTransaction();
        return window.told();
    }

    @Override
    public void close() {
        if (producer != null) close(producer);
        producer = null;
        reader.close();
    }

    private static void close(KafkaProducer<?, ?> producer) {
        try {
            producer.close(GOODBYE);
        } catch (KafkaException e) {
            LOG.log(Level.FINE, "interrupted in the middle of its end", e);
        }
    }
}
