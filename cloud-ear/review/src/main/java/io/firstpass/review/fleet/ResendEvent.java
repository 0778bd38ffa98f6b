package io.firstpass.review.fleet;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.firstpass.contract.ResendRequest;
import io.firstpass.contract.Topics;
import io.firstpass.contract.json.Messages;
import java.net.URI;
import java.time.ZoneOffset;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A wish for missing entries as a CloudEvent in binary mode on its site's topic, keyed by the edge. */
final class ResendEvent {
    static final String TYPE = "io.firstpass.resend.v1";

    private ResendEvent() {}

    /** @param attempt counts the requests of one epoch from 1 on */
    static ProducerRecord<String, byte[]> of(ResendRequest request, long attempt) {
        var event = CloudEventBuilder.v1()
                .withId(request.edge() + ":" + request.epoch() + ":" + attempt)
                .withType(TYPE)
                .withSource(URI.create("/firstpass/review"))
                .withTime(request.requestedAt().atOffset(ZoneOffset.UTC))
                .withData("application/json", Messages.write(request))
                .build();
        return KafkaMessageFactory.<String>createWriter(Topics.resends(request.site()), null, null, request.edge())
                .writeBinary(event);
    }
}
