package io.firstpass.review.ingest;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.firstpass.contract.json.Messages;
import io.firstpass.review.fleet.EdgeName;
import io.firstpass.review.fleet.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record as it came: a CloudEvent in binary mode with a message of the contract as its body. */
record Arrival(ConsumerRecord<String, byte[]> source) {

    /** @throws RuntimeException where it is no CloudEvent or breaks the contract; the message says what is wrong */
    <T> T read(Class<T> type) {
        if (source.value() == null || source.value().length == 0)
            throw new IllegalArgumentException("the record has no body");
        if (source.headers().lastHeader("ce_specversion") == null)
            throw new IllegalArgumentException("the record has no header ce_specversion: it is no CloudEvent");
        CloudEvent event = KafkaMessageFactory.createReader(source).toEvent();
        return Messages.read(event.getData().toBytes(), type);
    }

    /**
     * Its number among its edge's; empty from edges that do not number yet.
     *
     * @throws io.firstpass.contract.InvalidMessage where it has one that cannot be used
     */
    Optional<Receipt> receipt() {
        return header("ce_epoch")
                .map(epoch ->
                        Receipt.received(edge(), epoch, header("ce_sequence").orElse(null)));
    }

    /** @throws io.firstpass.contract.InvalidMessage where it does not say which edge sent it */
    EdgeName edge() {
        return EdgeName.ofSource(header("ce_source").orElse(""));
    }

    Optional<String> traceparent() {
        return header("traceparent");
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(source.headers().lastHeader(name))
                .map(header -> header.value())
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }

    /** Null where the record had no body. */
    String base64() {
        return source.value() == null ? null : Base64.getEncoder().encodeToString(source.value());
    }

    String place() {
        return source.topic() + "-" + source.partition() + "@" + source.offset();
    }
}
