package io.firstpass.review.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.firstpass.contract.EscalatedFrame;
import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.Topics;
import io.firstpass.contract.json.Messages;
import io.firstpass.review.Escalations;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalTest {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void readsTheEscalationThatWasSent() {
        EscalatedFrame sent = Escalations.withPriority(3);

        assertThat(arrival(Messages.write(sent)).read(EscalatedFrame.class)).isEqualTo(sent);
    }

    @Test
    void keepsTheTraceContext() {
        Arrival arrival = arrival(new byte[0]);
        assertThat(arrival.traceparent()).isEmpty();

        arrival.source().headers().add("traceparent", TRACE.getBytes(StandardCharsets.US_ASCII));
        assertThat(arrival.traceparent()).isEqualTo(Optional.of(TRACE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{}", "[]", "null", "{\"inspectionId\": 7}", "{\"priority\": \"high\"}"})
    void refusesABodyThatBreaksTheContract(String body) {
        assertThatThrownBy(() -> arrival(body.getBytes(StandardCharsets.UTF_8)).read(EscalatedFrame.class))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void namesTheFieldThatIsMissing() {
        String body = new String(Messages.write(Escalations.withPriority(3)), StandardCharsets.UTF_8)
                .replace("\"serial\"", "\"cereal\"");

        assertThatThrownBy(() -> arrival(body.getBytes(StandardCharsets.UTF_8)).read(EscalatedFrame.class))
                .isInstanceOf(InvalidMessage.class)
                .hasMessageContaining("serial is missing");
    }

    @Test
    void refusesARecordThatIsNoCloudEvent() {
        var bare = new ConsumerRecord<>(Topics.ESCALATIONS, 0, 0, "k", Messages.write(Escalations.withPriority(3)));

        assertThatThrownBy(() -> new Arrival(bare).read(EscalatedFrame.class)).hasMessageContaining("ce_specversion");
    }

    @Test
    void refusesARecordWithoutABody() {
        var tombstone = new ConsumerRecord<String, byte[]>(Topics.ESCALATIONS, 0, 0, "k", null);

        assertThatThrownBy(() -> new Arrival(tombstone).read(EscalatedFrame.class))
                .hasMessageContaining("no body");
        assertThat(new Arrival(tombstone).base64()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no rth", "north/1", "nord\n"})
    void refusesASiteWhoseTopicCannotExist(String site) {
        assertThatThrownBy(() -> Deliverable.checked(Escalations.fromSite(site)))
                .hasMessageContaining("site ");
    }

    private static Arrival arrival(byte[] body) {
        var event = CloudEventBuilder.v1()
                .withId("1")
                .withType("io.firstpass.escalation.v1")
                .withSource(URI.create("/firstpass/north/edge-1"))
                .withData("application/json", body)
                .build();
        var sent = KafkaMessageFactory.<String>createWriter(Topics.ESCALATIONS, null, null, "k")
                .writeBinary(event);
        return new Arrival(new ConsumerRecord<>(
                Topics.ESCALATIONS,
                0,
                7,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                "k",
                sent.value(),
                new RecordHeaders(sent.headers().toArray()),
                Optional.empty()));
    }
}
