package io.firstpass.review.deadletters;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.firstpass.contract.DeadLetter;
import io.firstpass.contract.Topics;
import io.firstpass.contract.json.Messages;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A dead letter as a CloudEvent in binary mode; its id is the place of the refused record, so that a letter sent twice
 * is seen to be one. It always fits into what a broker takes: a letter that did not would hold up its channel for good.
 */
final class DeadLetterEvent {
    static final String TYPE = "io.firstpass.deadletter.v1";

    /** Brokers take a megabyte, unless they are told otherwise; a record in base64 is a third larger than it was. */
    static final int LONGEST_RECORD = 800_000;

    private static final int LONGEST_TEXT = 2_000;

    private DeadLetterEvent() {}

    /** @param traceparent of the refused record; may be null */
    static ProducerRecord<String, byte[]> of(DeadLetter refused, String traceparent) {
        DeadLetter letter = fitting(refused);
        var event = CloudEventBuilder.v1()
                .withId(letter.topic() + "-" + letter.partition() + "-" + letter.offset())
                .withType(TYPE)
                .withSource(URI.create("/firstpass/" + letter.consumer()))
                .withTime(letter.refusedAt().atOffset(ZoneOffset.UTC))
                .withData("application/json", Messages.write(letter))
                .build();
        var eventRecord = KafkaMessageFactory.<String>createWriter(Topics.DEAD_LETTERS, null, null, letter.key())
                .writeBinary(event);
        if (traceparent != null && traceparent.length() <= LONGEST_TEXT)
            eventRecord.headers().add("traceparent", traceparent.getBytes(StandardCharsets.US_ASCII));
        return eventRecord;
    }

    private static DeadLetter fitting(DeadLetter letter) {
        boolean fits = letter.record() == null || letter.record().length() <= LONGEST_RECORD;
        String reason = cut(letter.reason());
        return new DeadLetter(
                letter.consumer(),
                letter.topic(),
                letter.partition(),
                letter.offset(),
                cut(letter.key()),
                fits ? reason : reason + "; the record is too large for a letter and stays where it stood",
                fits ? letter.record() : null,
                letter.refusedAt());
    }

    private static String cut(String text) {
        return text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }
}
