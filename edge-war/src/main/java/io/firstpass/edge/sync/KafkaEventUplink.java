package io.firstpass.edge.sync;

import io.firstpass.contract.Topics;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/**
 * Hands events to Kafka. Without a broker each call blocks for {@code max.block.ms}, which is why only the relay's
 * thread may come here and why it stops at the first failure.
 */
@ApplicationScoped
class KafkaEventUplink implements EventUplink {
    @Inject
    @Channel("inspections")
    private Emitter<ProducerRecord<String, byte[]>> inspections;

    @Inject
    @Channel("escalations")
    private Emitter<ProducerRecord<String, byte[]>> escalations;

    @Inject
    @Channel("lapses")
    private Emitter<ProducerRecord<String, byte[]>> lapses;

    @Inject
    @Channel("expiries")
    private Emitter<ProducerRecord<String, byte[]>> expiries;

    private CloudEvents cloudEvents;
    private Map<String, Emitter<ProducerRecord<String, byte[]>>> channels;

    @PostConstruct
    void open() {
        cloudEvents = new CloudEvents(Origin.from(ConfigProvider.getConfig()).source());
        channels = Map.of(
                Topics.INSPECTIONS, inspections,
                Topics.ESCALATIONS, escalations,
                Topics.LAPSES, lapses,
                Topics.EXPIRIES, expiries);
    }

    @Override
    public CompletionStage<Void> send(OutboundEvent event) {
        return channels.get(event.topic()).send(cloudEvents.write(event)).exceptionally(failure -> {
            throw verdict(event, failure);
        });
    }

    static RuntimeException verdict(OutboundEvent event, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof RecordTooLargeException || cause instanceof InvalidRecordException)
            return new Refused("the broker does not want event " + event.id() + ": " + cause.getMessage(), cause);
        return new UplinkFailed("Kafka did not take event " + event.id(), cause);
    }
}
