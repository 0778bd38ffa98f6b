package io.firstpass.review.secondlook;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.Box;
import io.firstpass.contract.DecidedBy;
import io.firstpass.contract.Detection;
import io.firstpass.contract.Outcome;
import io.firstpass.review.Escalations;
import io.firstpass.vision.detection.Certainty;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondLookTest {
    private static final Instant NOW = Instant.parse("2026-01-31T08:00:05Z");
    private final SecondLook look = new SecondLook("7", Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({"DEFECT, CONFIRMED_DEFECT", "CLEAN, NO_DEFECT", "DOUBT, UNSETTLED"})
    void rulesAsTheLargerModelIsSure(Certainty certainty, Outcome outcome) {
        var ruling =
                look.rule(Escalations.withPriority(1), new Examination(certainty, List.of(), Escalations.CLOUD_MODEL));

        assertThat(ruling.outcome()).isEqualTo(outcome);
    }

    @Test
    void saysWhoDecidedWhenOnWhatAndByWhichPolicy() {
        var frame = Escalations.withPriority(1);
        var seen = List.of(new Detection("short", 0.9, new Box(1, 2, 3, 4)));

        var ruling = look.rule(frame, new Examination(Certainty.DEFECT, seen, Escalations.CLOUD_MODEL));

        assertThat(ruling.inspectionId()).isEqualTo(frame.inspectionId());
        assertThat(ruling.site()).isEqualTo("north");
        assertThat(ruling.revision()).isEqualTo(1);
        assertThat(ruling.decidedBy()).isEqualTo(DecidedBy.MODEL);
        assertThat(ruling.model()).isEqualTo(Escalations.CLOUD_MODEL);
        assertThat(ruling.detections()).isEqualTo(seen);
        assertThat(ruling.policyVersion()).isEqualTo("7");
        assertThat(ruling.decidedAt()).isEqualTo(NOW);
    }
}
