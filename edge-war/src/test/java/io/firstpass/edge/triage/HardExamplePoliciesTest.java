package io.firstpass.edge.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.contract.Box;
import io.firstpass.contract.Detection;
import io.firstpass.vision.detection.Threshold;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HardExamplePoliciesTest {
    private static final Map<String, Threshold> THRESHOLDS = Map.of("short", new Threshold(0.6, 0.3));

    /** Mean score 0.35; two of four at 0.2 or less. */
    private static final List<Detection> FRAME = List.of(found(0.7), found(0.4), found(0.2), found(0.1));

    private static Detection found(double confidence) {
        double left = 1000 * confidence;
        return new Detection("short", confidence, new Box(left, 0, left + 10, 10));
    }

    private static HardExamplePolicy parse(String expression) {
        return HardExamplePolicies.parse("firstpass.triage", expression, THRESHOLDS, new Random(7));
    }

    private static boolean hard(String expression) {
        return parse(expression).judge(FRAME).hard();
    }

    @Test
    void findsEveryFrameHardOrNone() {
        assertThat(parse("all").judge(List.of())).isEqualTo(new Judgement(true, 0));
        assertThat(parse("none").judge(FRAME)).isEqualTo(new Judgement(false, 0));
    }

    @Test
    void findsARandomShareHardAndNothingToLearnInIt() {
        HardExamplePolicy policy = parse("random(0.2)");
        int hard = 0;
        for (int i = 0; i < 10_000; i++) {
            Judgement judgement = policy.judge(FRAME);
            if (judgement.hard()) hard++;
            assertThat(judgement.information()).isZero();
        }
        // Five standard deviations around 2000.
        assertThat(hard).isBetween(1800, 2200);
        assertThat(hard("random(1)")).isTrue();
        assertThat(hard("random(0)")).isFalse();
    }

    @Test
    void takesTheNumbersInTheirOrder() {
        assertThat(hard("threshold(0.36)")).isTrue();
        assertThat(hard("threshold(0.34)")).isFalse();
        assertThat(hard("threshold(0.36, 0.15)")).as("mean 0.433 from 0.15 on").isFalse();
        assertThat(hard("ibt(0.5, 0.2)")).isTrue();
        assertThat(hard("ibt(0.49, 0.2)")).isFalse();
        assertThat(hard("ibt(0.5, 0.2, 0.15)")).as("one of three").isFalse();
        assertThat(hard("cross-entropy(-1)")).isFalse();
        assertThat(hard("cross-entropy(1)")).isTrue();
        assertThat(hard("doubt(0)")).isTrue();
        assertThat(hard("doubt(4.5)")).isFalse();
    }

    @Test
    void hasSednasDefaults() {
        assertThat(hard("threshold")).isTrue();
        assertThat(parse("threshold").judge(List.of(found(0.5))).hard()).isFalse();
        assertThat(parse("ibt").judge(List.of(found(0.5), found(0.6))).hard()).isTrue();
        assertThat(parse("ibt").judge(List.of(found(0.51), found(0.6))).hard()).isFalse();
        assertThat(parse("cross-entropy").judge(List.of(found(0.9), found(0.8))).hard())
                .isFalse();
    }

    @Test
    void isHardWhereAnyOfSeveralSaysSoAndAsInformativeAsTheMost() {
        assertThat(hard("none + random(1)")).isTrue();
        assertThat(hard("threshold(0.1)+ibt(0.2,0.1)")).isFalse();
        assertThat(parse("none+threshold+ibt(0.5,0.2)").judge(FRAME)).isEqualTo(new Judgement(true, 1 - 1.4 / 4));
    }

    @Test
    void asksEveryPolicySoThatARandomShareIsOneOfAllFrames() {
        Random random = new Random(7);
        HardExamplePolicy policy = HardExamplePolicies.parse("key", "all+random(0.5)", THRESHOLDS, random);
        policy.judge(FRAME);
        Random untouched = new Random(7);
        untouched.nextDouble();
        assertThat(random.nextDouble()).isEqualTo(untouched.nextDouble());
    }

    @Test
    void toleratesSpaces() {
        assertThat(hard("  ibt ( 0.5 , .2 ) +  none ")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dubt|there is no dubt",
                "''|'' is no name",
                "all+|'' is no name",
                "all(1)|all takes no number",
                "random|random needs a number from 0 to 1",
                "random(0.1,2)|random takes 1 number",
                "random(1.5)|random has 1.5 where it needs a number from 0 to 1",
                "ibt(0.5,0.5,0,0)|ibt takes 3 numbers",
                "threshold(NaN)|'NaN' in threshold is no number",
                "threshold(0.5,)|'' in threshold is no number",
                "threshold(-1)|threshold has -1.0",
                "doubt(-1)|doubt has -1.0 where it needs a number from 0 on",
                "doubt(1|'doubt(1' is no name",
                "doubt(1))|'doubt(1))' is no name",
                "Doubt|'Doubt' is no name"
            })
    void saysWhichSettingIsWrongAndWhatIsAllowed(String expression, String why) {
        assertThatThrownBy(() -> parse(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("firstpass.triage")
                .hasMessageContaining("'" + expression + "'")
                .hasMessageContaining(why)
                .hasMessageContaining("cross-entropy(score, floor)");
    }

    @Test
    void namesWhatItTakes() {
        for (String name : HardExamplePolicies.names())
            assertThat(parse(name.equals("random") ? "random(0.5)" : name).judge(FRAME))
                    .as(name)
                    .isNotNull();
        assertThat(HardExamplePolicies.names()).contains(HardExamplePolicies.DEFAULT);
    }

    @Test
    void refusesInformationThatIsNoShare() {
        assertThatThrownBy(() -> new Judgement(true, 1.01)).hasMessageContaining("0 to 1");
        assertThatThrownBy(() -> new Judgement(true, Double.NaN)).hasMessageContaining("NaN");
    }
}
