package io.firstpass.edge.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firstpass.contract.Box;
import io.firstpass.contract.Detection;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The three rules of Sedna, by numbers worked out by hand. */
class ScorePoliciesTest {
    private static List<Detection> scores(double... confidences) {
        return Arrays.stream(confidences)
                .mapToObj(confidence -> new Detection("spur", confidence, new Box(0, 0, 1, 1)))
                .toList();
    }

    @Test
    void measuresHowMuchTheMeanLacks() {
        LowMeanScore policy = new LowMeanScore(0.5, 0);
        assertThat(policy.judge(scores(0.2, 0.6)).information()).isEqualTo(0.6, within(1e-12));
        assertThat(policy.judge(scores(0.2, 0.6)).hard()).isTrue();
        assertThat(policy.judge(scores(0.25, 0.75)).hard()).as("just 0.5").isFalse();
    }

    @Test
    void measuresTheShareOfLowScores() {
        LowScoreShare policy = new LowScoreShare(0.25, 0.5, 0);
        assertThat(policy.judge(scores(0.5, 0.4, 0.1, 0.9))).isEqualTo(new Judgement(true, 0.75));
        assertThat(policy.judge(scores(0.51, 0.4, 0.1, 0.9))).isEqualTo(new Judgement(false, 0.5));
    }

    @Test
    void measuresTheEntropyOfTheScores() {
        // -0.5 ln 0.5 twice, by ln 2: 1; four times, by ln 4: 1 too
        assertThat(new ScoreEntropy(0.1, 0).judge(scores(0.5, 0.5))).isEqualTo(new Judgement(true, 0.5));
        assertThat(new ScoreEntropy(0, 0).judge(scores(0.5, 0.5)).hard()).isFalse();
        assertThat(new ScoreEntropy(0, 0).judge(scores(0.5, 0.5, 0.5, 0.5)).information())
                .isEqualTo(0.5, within(1e-12));
        assertThat(new ScoreEntropy(1, 0).judge(scores(0, 1)).hard()).isFalse();
    }

    @Test
    void hasNoEntropyOfFewerThanTwo() {
        assertThat(new ScoreEntropy(1, 0).judge(scores(0.5))).isEqualTo(new Judgement(false, 0));
    }

    @Test
    void findsAFrameWithoutDetectionsEasy() {
        assertThat(new LowMeanScore(1, 0).judge(List.of())).isEqualTo(new Judgement(false, 0));
        assertThat(new LowScoreShare(1, 1, 0).judge(List.of())).isEqualTo(new Judgement(false, 0));
        assertThat(new ScoreEntropy(1, 0).judge(List.of())).isEqualTo(new Judgement(false, 0));
    }

    @Test
    void leavesOutWhatIsBelowTheFloor() {
        assertThat(new LowMeanScore(0.5, 0.25).judge(scores(0.25, 0.24)).information())
                .isEqualTo(0.75);
        assertThat(new LowScoreShare(0.5, 0.5, 0.25)
                        .judge(scores(0.25, 0.24, 0.8))
                        .information())
                .isEqualTo(0.5);
        assertThat(new ScoreEntropy(0, 0.25).judge(scores(0.5, 0.5, 0.1)).information())
                .isEqualTo(0.5);
    }
}
