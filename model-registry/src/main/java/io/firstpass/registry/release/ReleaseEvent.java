package io.firstpass.registry.release;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.firstpass.contract.Release;
import io.firstpass.contract.Released;
import io.firstpass.contract.Revocations;
import io.firstpass.contract.Topics;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A message of the outbox as a CloudEvent in binary mode. */
final class ReleaseEvent {
    private ReleaseEvent() {}

    /** @param payload as it was entered: it is sent byte for byte, however often */
    static ProducerRecord<String, byte[]> of(String topic, String key, String payload) {
        boolean isList = topic.equals(Topics.REVOCATIONS);
        var revocations = isList ? Json.read(payload, Revocations.class) : null;
        var release = isList ? null : Json.read(payload, Release.class);
        Instant at = isList ? revocations.issuedAt() : release.issuedAt();
        var event = CloudEventBuilder.v1()
                .withId(isList ? Long.toString(revocations.number()) : id(release))
                .withType(isList ? "io.firstpass.revocations.v1" : "io.firstpass.release.v1")
                .withSource(URI.create("/firstpass/registry"))
                .withTime(at.atOffset(ZoneOffset.UTC))
                .withData("application/json", payload.getBytes(StandardCharsets.UTF_8))
                .build();
        return KafkaMessageFactory.<String>createWriter(topic, null, null, key).writeBinary(event);
    }

    /** What moved last: the candidate where there is one, and else what the channel runs. */
    private static String id(Release release) {
        return Optional.ofNullable(release.candidate())
                .or(() -> Optional.ofNullable(release.production()))
                .map(ReleaseEvent::moved)
                .map(moved -> release.channel() + ":" + moved)
                .orElse(release.channel() + ":none");
    }

    private static String moved(Released released) {
        return released.digest() + ":" + released.stage();
    }
}
