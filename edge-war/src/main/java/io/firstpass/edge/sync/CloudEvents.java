package io.firstpass.edge.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes events as CloudEvents 1.0 in Kafka's binary mode: the attributes are headers, the value is the message alone. */
final class CloudEvents {
    private static final String TRACE_CONTEXT = "traceparent";

    private final URI source;

    CloudEvents(URI source) {
        this.source = source;
    }

    ProducerRecord<String, byte[]> write(OutboundEvent event) {
        CloudEventBuilder cloudEvent = CloudEventBuilder.v1()
                .withId(event.id())
                .withSource(source)
                .withType(event.type())
                .withTime(event.time().atOffset(ZoneOffset.UTC))
                .withData("application/json", event.data());
        event.inspectionId().map(UUID::toString).ifPresent(cloudEvent::withSubject);
        event.number().ifPresent(number -> cloudEvent
                .withExtension("epoch", number.epoch())
                .withExtension("sequence", Long.toString(number.sequence())));
        ProducerRecord<String, byte[]> record = KafkaMessageFactory.<String>createWriter(event.topic(), event.key())
                .writeBinary(cloudEvent.build());
        event.traceparent().ifPresent(context -> record.headers().add(TRACE_CONTEXT, context.getBytes(UTF_8)));
        return record;
    }
}
