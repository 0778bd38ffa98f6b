package io.firstpass.edge.sync;

import io.firstpass.edge.outbox.EntryKind;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
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

    private CloudEvents cloudEvents;

    @PostConstruct
    void open() {
        cloudEvents = new CloudEvents(Origin.from(ConfigProvider.getConfig()).source());
    }

    @Override
    @Timeout(value = 10, unit = ChronoUnit.SECONDS)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.6, delay = 5000)
    @Bulkhead(1)
    public CompletionStage<Void> send(OutboundEvent event) {
        Emitter<ProducerRecord<String, byte[]>> channel =
                event.kind() == EntryKind.INSPECTION ? inspections : escalations;
        CompletableFuture<Void> acknowledged =
                channel.send(cloudEvents.write(event)).toCompletableFuture();
        // The circuit breaker sees what is thrown, not what a future later completes with.
        if (acknowledged.isCompletedExceptionally()) throw refused(event, acknowledged);
        return acknowledged;
    }

    private static UplinkFailed refused(OutboundEvent event, CompletableFuture<Void> failed) {
        try {
            failed.join();
            throw new IllegalStateException("completed after all: " + event.id());
        } catch (CompletionException e) {
            return new UplinkFailed("Kafka did not take event " + event.id(), e.getCause());
        }
    }
}
