package io.firstpass.review.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.config.Config;

/**
 * What the operator set for all channels of this server (addresses, TLS, SASL), for clients of our own beside them.
 *
 * @param settings by Kafka's names
 */
public record ConnectorSettings(Map<String, String> settings) {
    private static final String CONNECTOR = "mp.messaging.connector.liberty-kafka.";

    public ConnectorSettings {
        settings = Map.copyOf(settings);
    }

    /** Asked for by name, for a setting from the environment does not list itself under the name that Kafka knows. */
    public static ConnectorSettings of(Config config) {
        Map<String, String> found = new HashMap<>();
        Stream.of(ProducerConfig.configNames(), ConsumerConfig.configNames(), AdminClientConfig.configNames())
                .flatMap(Set::stream)
                .forEach(name -> config.getOptionalValue(CONNECTOR + name, String.class)
                        .ifPresent(value -> found.put(name, value)));
        return new ConnectorSettings(found);
    }

    /** Those that a client knows by these names, and its own on top of them. */
    public Map<String, Object> with(Set<String> names, Map<String, Object> own) {
        Map<String, Object> all = settings.entrySet().stream()
                .filter(setting -> names.contains(setting.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        all.putAll(own);
        return all;
    }
}
