package io.firstpass.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.DeadLetter;
import io.firstpass.contract.EscalatedFrame;
import io.firstpass.contract.ExpiredEntries;
import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.MqttTopics;
import io.firstpass.contract.Release;
import io.firstpass.contract.ResendRequest;
import io.firstpass.contract.Revocations;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.Topics;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenSamplesTest {
    static Stream<Golden> samples() {
        return Golden.all();
    }

    @Test
    void coverEveryMessageMoreThanOnce() {
        for (String message : Golden.messages())
            assertThat(Golden.all().filter(golden -> golden.message().equals(message)))
                    .as(message)
                    .hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void validateAgainstTheSchema(Golden golden) {
        assertThat(golden.schemaProblems(golden.json())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void areWrittenBackAsTheyWereRead(Golden golden) throws IOException {
        JsonNode written = Messages.mapper().readTree(Messages.write(golden.parsed()));
        assertThat(written).isEqualTo(golden.json());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void keepTheOrderOfTheirFields(Golden golden) throws IOException {
        JsonNode written = Messages.mapper().readTree(Messages.write(golden.parsed()));
        assertThat(written.toString()).isEqualTo(golden.json().toString());
    }

    static Stream<Golden> events() {
        return samples().filter(Golden::isEvent);
    }

    @ParameterizedTest
    @MethodSource("events")
    void travelAsCloudEventsInBinaryMode(Golden golden) {
        JsonNode headers = golden.envelope().get("headers");
        assertThat(headers.path("ce_specversion").asText()).isEqualTo("1.0");
        assertThat(headers.path("content-type").asText()).isEqualTo("application/json");
        assertThat(headers.path("ce_source").asText()).startsWith("/firstpass/");
        assertThat(headers.path("ce_id").asText()).isNotBlank();
        assertThat(headers.path("ce_time").asText()).isEqualTo(decided(golden));
        assertThat(headers.path("ce_type").asText())
                .isEqualTo(
                        switch (golden.message()) {
                            case "inspection" -> "io.firstpass.inspection.v1";
                            case "escalated-frame" -> "io.firstpass.escalation.v1";
                            case "ruling" -> "io.firstpass.ruling.v1";
                            case "hold-lapse" -> "io.firstpass.lapse.v1";
                            case "expired-entries" -> "io.firstpass.expiries.v1";
                            case "release" -> "io.firstpass.release.v1";
                            case "revocations" -> "io.firstpass.revocations.v1";
                            case "resend-request" -> "io.firstpass.resend.v1";
                            default -> "io.firstpass.deadletter.v1";
                        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void travelOnTheirTopicUnderTheirKey(Golden golden) {
        Object message = golden.parsed();
        JsonNode envelope = golden.envelope();
        if (message instanceof Inspection inspection) assertPlace(envelope, Topics.INSPECTIONS, inspection.serial());
        else if (message instanceof EscalatedFrame frame)
            assertPlace(envelope, Topics.ESCALATIONS, frame.inspectionId().toString());
        else if (message instanceof Ruling ruling)
            assertPlace(
                    envelope,
                    Topics.rulings(ruling.site()),
                    ruling.inspectionId().toString());
        else if (message instanceof HoldLapse lapse)
            assertPlace(envelope, Topics.LAPSES, lapse.inspectionId().toString());
        else if (message instanceof ExpiredEntries expired)
            assertPlace(envelope, Topics.EXPIRIES, expired.site() + "/" + expired.edge());
        else if (message instanceof ResendRequest request)
            assertPlace(envelope, Topics.resends(request.site()), request.edge());
        else if (message instanceof Release release) assertPlace(envelope, Topics.RELEASES, release.channel());
        else if (message instanceof Revocations) assertPlace(envelope, Topics.REVOCATIONS, Revocations.KEY);
        else if (message instanceof Heartbeat heartbeat)
            assertThat(envelope.get("topic").textValue())
                    .isEqualTo(MqttTopics.heartbeat(heartbeat.site(), heartbeat.edge()));
        else assertPlace(envelope, Topics.DEAD_LETTERS, ((DeadLetter) message).key());
    }

    @ParameterizedTest
    @MethodSource("events")
    void tellTheNumberOfTheirEntry(Golden golden) {
        JsonNode headers = golden.envelope().get("headers");
        boolean numbered =
                List.of("inspection", "escalated-frame", "hold-lapse").contains(golden.message());
        assertThat(headers.has("ce_sequence")).isEqualTo(numbered);
        if (numbered)
            assertThat(headers.get("ce_id").textValue())
                    .isEqualTo(headers.get("ce_epoch").textValue() + "-"
                            + headers.get("ce_sequence").textValue());
    }

    @Test
    void haveEachAnIdOfItsOwn() {
        var ids = events().map(golden -> golden.envelope().get("headers"))
                .map(headers -> headers.get("ce_source").asText() + " "
                        + headers.get("ce_id").asText());
        assertThat(ids).doesNotHaveDuplicates();
    }

    private static void assertPlace(JsonNode envelope, String topic, String key) {
        assertThat(envelope.get("topic").textValue()).isEqualTo(topic);
        assertThat(envelope.get("key").textValue()).isEqualTo(key);
    }

    private static String decided(Golden golden) {
        return switch (golden.message()) {
            case "ruling" -> golden.json().get("decidedAt").asText();
            case "hold-lapse" -> golden.json().get("lapsedAt").asText();
            case "expired-entries" -> golden.json().at("/entries/0/expiredAt").asText();
            case "release", "revocations" -> golden.json().get("issuedAt").asText();
            case "resend-request" -> golden.json().get("requestedAt").asText();
            case "dead-letter" -> golden.json().get("refusedAt").asText();
            default -> golden.json().get("capturedAt").asText();
        };
    }
}
