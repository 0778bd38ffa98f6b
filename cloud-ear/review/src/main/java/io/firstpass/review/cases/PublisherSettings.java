package io.firstpass.review.cases;

import io.firstpass.review.kafka.ConnectorSettings;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.config.Config;

/**
 * How the publisher of rulings talks to Kafka: as all channels of this server do, whatever the operator set for their
 * connector (TLS, SASL), and on top of it what its promise rests on.
 */
record PublisherSettings(ConnectorSettings connector) {
    /** The same for all cloud servers: it is how Kafka knows that one takes over from another. */
    private static final String ID = "firstpass-review-rulings";

    static PublisherSettings of(Config config) {
        return new PublisherSettings(ConnectorSettings.of(config));
    }

    /** No call blocks for longer than five seconds, no record is on its way for longer than thirty. */
    Map<String, Object> producer() {
        return connector.with(
                ProducerConfig.configNames(),
                Map.of(
                        "client.id", ID,
                        "transactional.id", ID,
                        "enable.idempotence", "true",
                        "acks", "all",
                        "max.block.ms", "5000",
                        "request.timeout.ms", "10000",
                        "delivery.timeout.ms", "30000",
                        "transaction.timeout.ms", "60000"));
    }

    Map<String, Object> consumer() {
        return consumer("read_committed");
    }

    /** One that sees also what is not decided yet. */
    Map<String, Object> consumerOfAll() {
        return consumer("read_uncommitted");
    }

    private Map<String, Object> consumer(String isolation) {
        return connector.with(
                ConsumerConfig.configNames(),
                Map.of(
                        "client.id", ID,
                        "isolation.level", isolation,
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest",
                        "request.timeout.ms", "10000",
                        "default.api.timeout.ms", "10000"));
    }
}
