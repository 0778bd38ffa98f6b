package io.firstpass.edge.sync;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.firstpass.contract.DeadLetter;
import io.firstpass.contract.Topics;
import io.firstpass.contract.json.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/** Keeps records that could not be read: on the topic for them or, where the broker does not take one, in the log. */
@ApplicationScoped
class KafkaDeadLetters {
    private static final Logger LOG = System.getLogger(KafkaDeadLetters.class.getName());

    @Inject
    @Channel("deadletters")
    private Emitter<ProducerRecord<String, byte[]>> channel;

    @Inject
    @ConfigProperty(name = "firstpass.edge")
    private String edge;

    /** Completes when the broker has the letter, or the log does: an unreadable record must not hold up the readable ones. */
    @Timeout(value = 10, unit = ChronoUnit.SECONDS)
    @Bulkhead(2)
    CompletionStage<Void> send(ConsumerRecord<?, ?> refused, String reason) {
        DeadLetter letter = letter(edge, refused, reason, Instant.now());
        LOG.log(
                Level.WARNING,
                "{0} at {1} in partition {2} cannot be read: {3}",
                letter.topic(),
                Long.toString(letter.offset()),
                letter.partition(),
                reason);
        return handOver(letter, refused.headers().lastHeader("traceparent"))
                .exceptionally(failure -> logged(letter, failure));
    }

    private CompletionStage<Void> handOver(DeadLetter letter, Header traceparent) {
        try {
            return channel.send(event(letter, traceparent));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * A CloudEvent in binary mode; its id is the place of the refused record, so that a letter sent twice is seen to be one.
     *
     * @param traceparent of the refused record; may be null
     */
    static ProducerRecord<String, byte[]> event(DeadLetter letter, Header traceparent) {
        var event = CloudEventBuilder.v1()
                .withId(letter.topic() + "-" + letter.partition() + "-" + letter.offset())
                .withType("io.firstpass.deadletter.v1")
                .withSource(URI.create("/firstpass/" + letter.consumer()))
                .withTime(letter.refusedAt().atOffset(ZoneOffset.UTC))
                .withData("application/json", Messages.write(letter))
                .build();
        var eventRecord = KafkaMessageFactory.<String>createWriter(Topics.DEAD_LETTERS, null, null, letter.key())
                .writeBinary(event);
        if (traceparent != null) eventRecord.headers().add(traceparent);
        return eventRecord;
    }

    static DeadLetter letter(String consumer, ConsumerRecord<?, ?> refused, String reason, Instant now) {
        return new DeadLetter(
                consumer,
                refused.topic(),
                refused.partition(),
                refused.offset(),
                refused.key() == null ? null : refused.key().toString(),
                reason,
                base64(refused.value()),
                now);
    }

    private static String base64(Object value) {
        if (value == null) return null;
        byte[] bytes = value instanceof byte[] raw ? raw : value.toString().getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Void logged(DeadLetter letter, Throwable failure) {
        LOG.log(
                Level.ERROR,
                "could not dead-letter " + new String(Messages.write(letter), StandardCharsets.UTF_8),
                failure);
        return null;
    }
}
