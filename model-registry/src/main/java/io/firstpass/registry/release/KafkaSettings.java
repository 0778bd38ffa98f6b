package io.firstpass.registry.release;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.config.Config;

/**
 * How releases are sent: as all channels of this server are, whatever the operator set for their connector (addresses,
 * TLS, SASL), and on top of it what the order rests on.
 *
 * @param connector by Kafka's names
 */
record KafkaSettings(Map<String, String> connector) {
    private static final String CONNECTOR = "mp.messaging.connector.liberty-kafka.";
    private static final String ID = "firstpass-registry-releases";

    KafkaSettings {
        connector = Map.copyOf(connector);
    }

    /** Asked for by name, for a setting from the environment does not list itself under the name that Kafka knows. */
    static KafkaSettings of(Config config) {
        Map<String, String> found = new HashMap<>();
        Stream.of(ProducerConfig.configNames(), AdminClientConfig.configNames())
                .flatMap(Set::stream)
                .forEach(name -> config.getOptionalValue(CONNECTOR + name, String.class)
                        .ifPresent(value -> found.put(name, value)));
        return new KafkaSettings(found);
    }

    /** No call blocks for longer than five seconds, no record is on its way for longer than twenty. */
    Map<String, Object> producer() {
        return with(
                ProducerConfig.configNames(),
                Map.of(
                        "client.id", ID,
                        "acks", "all",
                        "enable.idempotence", "true",
                        "linger.ms", "0",
                        "max.block.ms", "5000",
                        "request.timeout.ms", "10000",
                        "delivery.timeout.ms", "20000"));
    }

    Map<String, Object> admin() {
        return with(
                AdminClientConfig.configNames(),
                Map.of("client.id", ID, "request.timeout.ms", "5000", "default.api.timeout.ms", "10000"));
    }

    private Map<String, Object> with(Set<String> names, Map<String, Object> own) {
        Map<String, Object> all = new HashMap<>(connector);
        all.keySet().retainAll(names);
        all.putAll(own);
        return all;
    }
}
