package io.firstpass.review.cases;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.Topics;
import io.firstpass.contract.json.Messages;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A ruling as a CloudEvent in binary mode on its site's topic, keyed by the inspection. */
final class RulingEvent {
    static final String TYPE = "io.firstpass.ruling.v1";

    private RulingEvent() {}

    /** @param traceparent of the escalation that asked, so that one trace spans the whole way; may be null */
    static ProducerRecord<String, byte[]> of(Ruling ruling, String traceparent) {
        String key = ruling.inspectionId().toString();
        var event = CloudEventBuilder.v1()
                .withId(key + ":" + ruling.revision())
                .withType(TYPE)
                .withSource(URI.create("/firstpass/review"))
                .withSubject(key)
                .withTime(ruling.decidedAt().atOffset(ZoneOffset.UTC))
                .withData("application/json", Messages.write(ruling))
                .build();
        var eventRecord = KafkaMessageFactory.<String>createWriter(Topics.rulings(ruling.site()), null, null, key)
                .writeBinary(event);
        if (traceparent != null)
            eventRecord.headers().add("traceparent", traceparent.getBytes(StandardCharsets.US_ASCII));
        return eventRecord;
    }
}
