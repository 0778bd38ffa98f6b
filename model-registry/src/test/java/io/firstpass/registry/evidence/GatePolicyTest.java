package io.firstpass.registry.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GatePolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void theShippedPolicyIsInForce() {
        GatePolicy policy = GatePolicy.shipped();
        assertThat(policy.needed()).contains(Gate.SIGNATURE, Gate.WEIGHTS, Gate.BENCHMARK);
        assertThat(policy.approval().roles()).containsExactly("security", "quality");
    }

    @Test
    void refusesWhatIsMissingMisspeltOrOutOfRange() throws IOException {
        refuses("\"version\": 1,", "", "version");
        refuses("recallAtLeast", "recallAtLest", "recallAtLe");
        refuses("\"recallAtLeast\"", "\"recallAtLest\": 1, \"recallAtLeast\"", "recallAtLest");
        refuses("\"recallAtLeast\": 0.2", "\"recallAtLeast\": 20", "benchmark.recallAtLeast is 20.0", "0..1");
        refuses("\"WEIGHTS\", ", "", "WEIGHTS must be in it");
        refuses("\"quality\"", "\"security\"", "approval.roles", "none twice");
        refuses("policy/1", "policy/2", "firstpass.gate-policy/2");
        refuses("\"MEDIUM\"", "\"BAD\"", "BAD");
    }

    @Test
    void boundsNameTheFigureItsValueAndTheBound() {
        BenchmarkBounds bounds = new BenchmarkBounds(0.02, 0.5, 0.1, 0.1, 200);
        BenchmarkFigures figures = new BenchmarkFigures(0.6, Map.of("spur", 0.4), Double.NaN, 0.05, 150);
        assertThat(bounds.check(figures, OptionalDouble.of(0.7)))
                .extracting(Finding::where)
                .containsExactly("mAP", "recall of spur", "escape rate");
        assertThat(bounds.check(figures, OptionalDouble.empty()))
                .extracting(Finding::toString)
                .contains("recall of spur: is 0.4, needs at least 0.5");
    }

    @Test
    void aGateIsOpenUntilItIsPassedUnderThisPolicyAndLately() {
        GatePolicy own = GatePolicy.shipped();
        var policy = new GatePolicy(
                own.schema(), 2, Set.of(Gate.WEIGHTS, Gate.IMAGE), own.image(), own.benchmark(), own.approval());
        Evidence image = passed(Gate.IMAGE, 2, 3);
        Map<Gate, Evidence> all = Map.of(Gate.WEIGHTS, passed(Gate.WEIGHTS, 2, 0), Gate.IMAGE, image);

        assertThat(policy.open(Map.of(), NOW)).containsExactly(Gate.WEIGHTS, Gate.IMAGE);
        assertThat(policy.open(all, NOW.plus(Duration.ofDays(4)))).isEmpty();
        assertThat(policy.open(all, NOW.plus(Duration.ofDays(4)).plusSeconds(1)))
                .as("the report was 3 days old and holds for 7")
                .containsExactly(Gate.IMAGE);
        assertThat(policy.open(Map.of(Gate.WEIGHTS, passed(Gate.WEIGHTS, 1, 0), Gate.IMAGE, image), NOW))
                .containsExactly(Gate.WEIGHTS);
    }

    private static Evidence passed(Gate gate, int policyVersion, double ageDays) {
        var figures = new TreeMap<>(Map.of("ageDays", ageDays));
        return Evidence.of(gate, "a".repeat(64), "pete", NOW, new Tool("t", "1"), figures, List.of(), policyVersion);
    }

    private static void refuses(String what, String with, String... saying) throws IOException {
        String json = new String(
                GatePolicy.class.getResourceAsStream("gate-policy.json").readAllBytes(), StandardCharsets.UTF_8);
        byte[] altered = json.replace(what, with).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> GatePolicy.read(altered))
                .isInstanceOf(PolicyRefused.class)
                .hasMessageContainingAll(saying);
    }
}
