package io.firstpass.edge.sync;

import io.firstpass.contract.DeadLetter;
import io.firstpass.contract.Topics;
import io.firstpass.contract.json.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/** Keeps records that could not be read, on the topic for them and, so that none is lost without a trace, in the log. */
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
    CompletionStage<Void> send(ConsumerRecord<?, ?> refused, String reason) {
        DeadLetter letter = letter("firstpass-edge-" + edge, refused, reason, Instant.now());
        LOG.log(
                Level.WARNING,
                "{0} at {1} in partition {2} cannot be read: {3}",
                letter.topic(),
                Long.toString(letter.offset()),
                letter.partition(),
                reason);
        return handOver(letter).exceptionally(failure -> logged(letter, failure));
    }

    private CompletionStage<Void> handOver(DeadLetter letter) {
        try {
            return channel.send(new ProducerRecord<>(Topics.DEAD_LETTERS, letter.key(), Messages.write(letter)));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
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
