package io.firstpass.edge.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.contract.Box;
import io.firstpass.contract.Detection;
import io.firstpass.contract.Reason;
import io.firstpass.contract.Verdict;
import io.firstpass.vision.detection.Threshold;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriageTest {
    private static final Map<String, Threshold> THRESHOLDS =
            Map.of("short", new Threshold(0.8, 0.3), "spur", new Threshold(0.6, 0.4));

    private final Triage triage = triage(0);

    private static Triage triage(double auditProbability) {
        return new Triage(THRESHOLDS, new TriagePolicy(auditProbability), new Random(4));
    }

    private static Detection found(String defect, double confidence) {
        return new Detection(defect, confidence, new Box(1, 2, 3, 4));
    }

    @Test
    void passesAFrameWithoutDetections() {
        assertThat(triage.decide(List.of())).isEqualTo(Decision.settled(Verdict.PASS));
    }

    @Test
    void failsWhatReachesItsAcceptThreshold() {
        assertThat(triage.decide(List.of(found("short", 0.8)))).isEqualTo(Decision.settled(Verdict.FAIL));
    }

    @Test
    void holdsWhatReachesItsDoubtThreshold() {
        Decision decision = triage.decide(List.of(found("short", 0.3)));
        assertThat(decision.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(decision.reason()).contains(Reason.DOUBT);
        assertThat(decision.inclusionProbability()).isEmpty();
    }

    @Test
    void passesWhatStaysBelowItsDoubtThreshold() {
        assertThat(triage.decide(List.of(found("short", 0.29), found("spur", 0.39)))
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void judgesEachClassByItsOwnThresholds() {
        assertThat(triage.decide(List.of(found("spur", 0.6))).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(triage.decide(List.of(found("short", 0.6))).verdict()).isEqualTo(Verdict.HOLD);
    }

    @Test
    void failsWhenOneDetectionIsCertainAndAnotherDoubtful() {
        assertThat(triage.decide(List.of(found("short", 0.5), found("spur", 0.9)))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @ParameterizedTest
    @CsvSource({"0.55,0", "0.59,0", "0.62,1", "0.48,1", "0.66,2", "0.71,3", "0.79,4", "0.30,4"})
    void sendsTheFramesNearestToTheMiddleFirst(double confidence, int priority) {
        assertThat(triage.decide(List.of(found("short", confidence))).priority())
                .isEqualTo(priority);
    }

    @Test
    void takesThePriorityOfTheMostDoubtfulDetection() {
        assertThat(triage.decide(List.of(found("short", 0.79), found("spur", 0.5), found("short", 0.01)))
                        .priority())
                .isZero();
    }

    @Test
    void auditsConfidentVerdictsAtTheConfiguredProbability() {
        Triage auditing = triage(0.25);
        int audited = 0;
        for (int i = 0; i < 10_000; i++) {
            Decision decision = auditing.decide(i % 2 == 0 ? List.of() : List.of(found("short", 0.9)));
            if (decision.escalates()) {
                audited++;
                assertThat(decision.reason()).contains(Reason.AUDIT);
                assertThat(decision.priority()).isEqualTo(6);
                assertThat(decision.inclusionProbability()).hasValue(0.25);
            }
        }
        // Five standard deviations around 2500.
        assertThat(audited).isBetween(2284, 2716);
    }

    @Test
    void auditsEverythingAtProbabilityOneAndNothingAtZero() {
        assertThat(triage(1).decide(List.of()).escalates()).isTrue();
        assertThat(triage(0).decide(List.of()).escalates()).isFalse();
    }

    @Test
    void neverCallsADoubtfulFrameAnAudit() {
        assertThat(triage(1).decide(List.of(found("short", 0.5))).reason()).contains(Reason.DOUBT);
    }

    @Test
    void refusesADetectionOfAClassWithoutThresholds() {
        assertThatThrownBy(() -> triage.decide(List.of(found("scratch", 0.9)))).hasMessageContaining("scratch");
    }

    @Test
    void refusesAProbabilityThatIsNone() {
        assertThatThrownBy(() -> new TriagePolicy(1.01)).hasMessageContaining("0 to 1");
        assertThatThrownBy(() -> new TriagePolicy(Double.NaN)).hasMessageContaining("NaN");
    }
}
