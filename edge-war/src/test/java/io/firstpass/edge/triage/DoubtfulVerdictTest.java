package io.firstpass.edge.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firstpass.contract.Box;
import io.firstpass.contract.Detection;
import io.firstpass.vision.detection.Threshold;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DoubtfulVerdictTest {
    private static final Map<String, Threshold> THRESHOLDS = Map.of("short", new Threshold(0.8, 0.4));

    private final HardExamplePolicy policy = HardExamplePolicies.parse("policy", "hold", THRESHOLDS, new Random(1));

    private static Detection found(double confidence) {
        return new Detection("short", confidence, new Box(1, 2, 3, 4));
    }

    @Test
    void findsHardWhatTheLineHolds() {
        assertThat(policy.judge(List.of(found(0.4))).hard()).isTrue();
        assertThat(policy.judge(List.of(found(0.39))).hard()).isFalse();
        assertThat(policy.judge(List.of(found(0.5), found(0.8))).hard()).isFalse();
        assertThat(policy.judge(List.of()).hard()).isFalse();
    }

    @Test
    void seesTheMostInTheMiddle() {
        assertThat(policy.judge(List.of(found(0.6), found(0.1))).information()).isCloseTo(1, within(1e-9));
        assertThat(policy.judge(List.of(found(0.5))).information()).isCloseTo(0.5, within(1e-9));
        assertThat(policy.judge(List.of(found(0.4))).information()).isCloseTo(0, within(1e-9));
    }
}
