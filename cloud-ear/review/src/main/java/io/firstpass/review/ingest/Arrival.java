package io.firstpass.review.ingest;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.firstpass.contract.json.Messages;
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

    Optional<String> traceparent() {
        return Optional.ofNullable(source.headers().lastHeader("traceparent"))
                .map(header -> new String(header.value(), StandardCharsets.US_ASCII));
    }

    /** Null where the record had no body. */
    String base64() {
        return source.value() == null ? null : Base64.getEncoder().encodeToString(source.value());
    }

    String place() {
        return source.topic() + "-" + source.partition() + "@" + source.offset();
    }
}
