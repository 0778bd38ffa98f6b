package io.firstpass.edge.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.contract.Box;
import io.firstpass.contract.Detection;
import io.firstpass.contract.Reason;
import io.firstpass.contract.Verdict;
import io.firstpass.edge.TestClock;
import io.firstpass.vision.detection.Threshold;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriageTest {
    private static final Map<String, Threshold> THRESHOLDS =
            Map.of("short", new Threshold(0.8, 0.3), "spur", new Threshold(0.6, 0.4));

    private static final long BYTES = 1000;

    private final Triage triage = triage(0);

    private static Triage triage(double auditProbability) {
        return triage(auditProbability, "hold", BudgetPolicy.unbounded());
    }

    private static Triage triage(double auditProbability, String policy, BudgetPolicy budgets) {
        Random random = new Random(4);
        return new Triage(
                THRESHOLDS,
                new TriagePolicy(auditProbability, Verdict.FAIL),
                Map.of("1", HardExamplePolicies.parse("policy", policy, THRESHOLDS, random)),
                new Budgets(budgets, new TestClock()),
                random);
    }

    private static BudgetPolicy escalationsPerHour(int budget) {
        return new BudgetPolicy(budget, BudgetPolicy.NO_BOUND, BudgetPolicy.NO_BOUND, 0.15, 0.5);
    }

    private Decision decide(List<Detection> detections) {
        return triage.decide("1", detections, BYTES);
    }

    private static Detection found(String defect, double confidence) {
        return new Detection(defect, confidence, new Box(1, 2, 3, 4));
    }

    @Test
    void passesAFrameWithoutDetections() {
        assertThat(decide(List.of())).isEqualTo(Decision.settled(Verdict.PASS));
    }

    @Test
    void failsWhatReachesItsAcceptThreshold() {
        assertThat(decide(List.of(found("short", 0.8)))).isEqualTo(Decision.settled(Verdict.FAIL));
    }

    @Test
    void holdsWhatReachesItsDoubtThreshold() {
        Decision decision = decide(List.of(found("short", 0.3)));
        assertThat(decision.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(decision.reason()).contains(Reason.DOUBT);
        assertThat(decision.inclusionProbability()).isEmpty();
    }

    @Test
    void passesWhatStaysBelowItsDoubtThreshold() {
        assertThat(decide(List.of(found("short", 0.29), found("spur", 0.39))).verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void judgesEachClassByItsOwnThresholds() {
        assertThat(decide(List.of(found("spur", 0.6))).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(decide(List.of(found("short", 0.6))).verdict()).isEqualTo(Verdict.HOLD);
    }

    @Test
    void failsWhenOneDetectionIsCertainAndAnotherDoubtful() {
        assertThat(decide(List.of(found("short", 0.5), found("spur", 0.9))).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @ParameterizedTest
    @CsvSource({"0.55,0", "0.59,0", "0.62,1", "0.48,1", "0.66,2", "0.71,3", "0.79,4", "0.30,4"})
    void sendsTheFramesNearestToTheMiddleFirst(double confidence, int priority) {
        assertThat(decide(List.of(found("short", confidence))).priority()).isEqualTo(priority);
    }

    @Test
    void takesThePriorityOfTheMostDoubtfulDetection() {
        assertThat(decide(List.of(found("short", 0.79), found("spur", 0.5), found("short", 0.01)))
                        .priority())
                .isZero();
    }

    @Test
    void auditsConfidentVerdictsAtTheConfiguredProbability() {
        Triage auditing = triage(0.25);
        int audited = 0;
        for (int i = 0; i < 10_000; i++) {
            Decision decision = auditing.decide("1", i % 2 == 0 ? List.of() : List.of(found("short", 0.9)), BYTES);
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
        assertThat(triage(1).decide("1", List.of(), BYTES).escalates()).isTrue();
        assertThat(triage(0).decide("1", List.of(), BYTES).escalates()).isFalse();
    }

    @Test
    void neverCallsADoubtfulFrameAnAudit() {
        assertThat(triage(1).decide("1", List.of(found("short", 0.5)), BYTES).reason())
                .contains(Reason.DOUBT);
    }

    @Test
    void sendsClearFramesThatThePolicyCallsHardAfterTheDoubtfulOnes() {
        Triage all = triage(0, "hold+all", BudgetPolicy.unbounded());
        Decision clear = all.decide("1", List.of(found("short", 0.9)), BYTES);
        assertThat(clear.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(clear.reason()).contains(Reason.HARD);
        assertThat(clear.priority()).isEqualTo(7);
        Decision doubtful = all.decide("1", List.of(found("short", 0.79)), BYTES);
        assertThat(doubtful.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(doubtful.priority()).isLessThan(5);
    }

    @Test
    void holdsNothingThatNobodyWillRuleOn() {
        Decision decision =
                triage(0, "none", BudgetPolicy.unbounded()).decide("1", List.of(found("short", 0.5)), BYTES);
        assertThat(decision).isEqualTo(Decision.kept(Verdict.FAIL, Kept.POLICY));
        assertThat(decision.escalates()).isFalse();
    }

    @Test
    void auditsAlsoWhatIsNotHeldForWantOfASecondLook() {
        Decision decision =
                triage(1, "none", BudgetPolicy.unbounded()).decide("1", List.of(found("short", 0.5)), BYTES);
        assertThat(decision).isEqualTo(Decision.audit(Verdict.FAIL, 1));
    }

    @Test
    void drawsAuditsBeforeThePolicyIsAsked() {
        Decision decision = triage(1, "all", BudgetPolicy.unbounded()).decide("1", List.of(), BYTES);
        assertThat(decision).isEqualTo(Decision.audit(Verdict.PASS, 1));
    }

    @Test
    void keepsWhatIsOverTheBudgetAtHome() {
        Triage poor = triage(0, "hold", escalationsPerHour(4));
        List<Decision> decisions = IntStream.range(0, 100)
                .mapToObj(i -> poor.decide("1", List.of(found("short", 0.5)), BYTES))
                .toList();
        assertThat(decisions.stream().filter(Decision::escalates)).hasSizeBetween(1, 2);
        assertThat(decisions.get(99)).isEqualTo(Decision.kept(Verdict.FAIL, Kept.ESCALATIONS));
    }

    @Test
    void tellsTheProbabilityThatTheBudgetLeavesToAudits() {
        Triage poor = triage(1, "none", escalationsPerHour(100));
        for (int i = 0; i < 1000; i++) {
            Decision decision = poor.decide("1", List.of(), BYTES);
            if (decision.escalates())
                assertThat(decision.inclusionProbability().orElseThrow()).isBetween(0.0, 1.0);
            if (i == 999) assertThat(decision.verdict()).isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void asksEachStationsOwnPolicy() {
        Triage two = new Triage(
                THRESHOLDS,
                new TriagePolicy(0, Verdict.PASS),
                Map.of(
                        "top", HardExamplePolicies.parse("policy", "none", THRESHOLDS, new Random(1)),
                        "bottom", HardExamplePolicies.parse("policy", "hold", THRESHOLDS, new Random(1))),
                new Budgets(BudgetPolicy.unbounded(), new TestClock()),
                new Random(1));
        List<Detection> doubtful = List.of(found("short", 0.5));
        assertThat(two.decide("top", doubtful, BYTES).verdict()).isEqualTo(Verdict.PASS);
        assertThat(two.decide("bottom", doubtful, BYTES).verdict()).isEqualTo(Verdict.HOLD);
    }

    @Test
    void refusesADetectionOfAClassWithoutThresholds() {
        assertThatThrownBy(() -> decide(List.of(found("scratch", 0.9)))).hasMessageContaining("scratch");
    }

    @Test
    void refusesAPolicyThatIsNone() {
        assertThatThrownBy(() -> new TriagePolicy(1.01, Verdict.FAIL)).hasMessageContaining("0 to 1");
        assertThatThrownBy(() -> new TriagePolicy(Double.NaN, Verdict.FAIL)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new TriagePolicy(0, Verdict.HOLD)).hasMessageContaining("PASS or FAIL");
    }
}
