package io.firstpass.edge.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.firstpass.contract.Topics;
import io.firstpass.edge.outbox.EntryKind;
import java.net.URI;
import java.time.ZoneOffset;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes events as CloudEvents 1.0 in Kafka's binary mode: the attributes are headers, the value is the message alone. */
final class CloudEvents {
    private static final String TRACE_CONTEXT = "traceparent";

    private final URI source;

    CloudEvents(URI source) {
        this.source = source;
    }

    ProducerRecord<String, byte[]> write(OutboundEvent event) {
        CloudEvent cloudEvent = CloudEventBuilder.v1()
                .withId(event.id())
                .withSource(source)
                .withType(type(event.kind()))
                .withSubject(event.inspectionId().toString())
                .withTime(event.time().atOffset(ZoneOffset.UTC))
                .withData("application/json", event.data())
                .build();
        ProducerRecord<String, byte[]> record = KafkaMessageFactory.<String>createWriter(
                        topic(event.kind()), event.key())
                .writeBinary(cloudEvent);
        event.traceparent().ifPresent(context -> record.headers().add(TRACE_CONTEXT, context.getBytes(UTF_8)));
        return record;
    }

    private static String type(EntryKind kind) {
        return switch (kind) {
            case INSPECTION -> "io.firstpass.inspection.v1";
            case ESCALATION -> "io.firstpass.escalation.v1";
        };
    }

    private static String topic(EntryKind kind) {
        return switch (kind) {
            case INSPECTION -> Topics.INSPECTIONS;
            case ESCALATION -> Topics.ESCALATIONS;
        };
    }
}
