package io.firstpass.review.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.DecidedBy;
import io.firstpass.contract.Outcome;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.json.Messages;
import io.firstpass.review.Escalations;
import io.firstpass.review.Golden;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulingEventTest {
    private static final Ruling RULING = new Ruling(
            UUID.fromString("0190a6e2-7c1e-7000-8000-000000000000"),
            "SN-1",
            "north",
            Outcome.NO_DEFECT,
            1,
            DecidedBy.MODEL,
            List.of(),
            Escalations.CLOUD_MODEL,
            "1",
            Instant.parse("2026-01-31T08:00:05Z"));

    @Test
    void goesToItsSitesTopicUnderItsInspection() {
        var sent = RulingEvent.of(RULING, null);

        assertThat(sent.topic()).isEqualTo("firstpass.rulings.v1.north");
        assertThat(sent.key()).isEqualTo(RULING.inspectionId().toString());
        assertThat(Messages.read(sent.value(), Ruling.class)).isEqualTo(RULING);
    }

    @Test
    void isACloudEventInBinaryModeWithTheEscalationsTrace() {
        var sent = RulingEvent.of(RULING, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        assertThat(header(sent, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(sent, "ce_type")).isEqualTo("io.firstpass.ruling.v1");
        assertThat(header(sent, "ce_id")).isEqualTo(RULING.inspectionId() + ":1");
        assertThat(header(sent, "content-type")).isEqualTo("application/json");
        assertThat(header(sent, "traceparent")).startsWith("00-0af7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ruling-confirmed-by-model", "ruling-unsettled-by-model", "ruling-by-reviewer-revision-2"})
    void isTheRecordOfTheGoldenSample(String name) throws Exception {
        Golden golden = Golden.of(name);

        var sent = RulingEvent.of(Messages.read(golden.message(), Ruling.class), golden.traceparent());

        assertThat(sent.topic()).isEqualTo(golden.topic());
        assertThat(sent.key()).isEqualTo(golden.key());
        assertThat(Golden.headers(sent)).isEqualTo(golden.headers());
        assertThat(Messages.mapper().readTree(sent.value()))
                .isEqualTo(Messages.mapper().readTree(golden.message()));
    }

    @Test
    void hasNoTraceWhereTheEscalationHadNone() {
        assertThat(RulingEvent.of(RULING, null).headers().lastHeader("traceparent"))
                .isNull();
    }

    private static String header(ProducerRecord<String, byte[]> sent, String name) {
        return new String(sent.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
