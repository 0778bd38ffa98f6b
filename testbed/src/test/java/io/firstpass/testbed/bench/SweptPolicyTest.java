package io.firstpass.testbed.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.Box;
import io.firstpass.contract.Detection;
import io.firstpass.edge.triage.HardExamplePolicies;
import io.firstpass.vision.detection.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SweptPolicyTest {
    private static final Map<String, Threshold> THRESHOLDS = Map.of("spur", new Threshold(.6, .3));

    @Test
    void namesTheExpressionThatFindsJustThoseFramesHard() {
        List<List<Detection>> frames = frames();
        for (SweptPolicy swept : SweptPolicy.ALL) {
            if (swept.form().startsWith("random")) continue;
            double[] sorted = frames.stream()
                    .mapToDouble(frame -> swept.policy(THRESHOLDS).judge(frame).information())
                    .sorted()
                    .distinct()
                    .toArray();
            // in the widest gap, so that four digits tell both sides apart
            int at = widest(sorted);
            double least = (sorted[at] + sorted[at + 1]) / 2;
            var policy = HardExamplePolicies.parse("key", swept.setting(least, .3), THRESHOLDS, new Random());
            for (List<Detection> frame : frames) {
                var judgement = policy.judge(frame);
                assertThat(judgement.hard()).as(swept.name()).isEqualTo(judgement.information() > least);
            }
        }
    }

    private static int widest(double[] sorted) {
        int at = 0;
        for (int i = 0; i + 1 < sorted.length; i++) if (sorted[i + 1] - sorted[i] > sorted[at + 1] - sorted[at]) at = i;
        return at;
    }

    private static List<List<Detection>> frames() {
        Random random = new Random(5);
        List<List<Detection>> frames = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            List<Detection> frame = new ArrayList<>();
            for (int found = 2 + random.nextInt(6); found > 0; found--) {
                double left = random.nextInt(500);
                frame.add(new Detection("spur", .01 + .98 * random.nextDouble(), new Box(left, 0, left + 9, 9)));
            }
            frames.add(frame);
        }
        return frames;
    }

    @Test
    void givesRandomItsShareAndSaysSoWhereNothingIsEscalated() {
        SweptPolicy random = SweptPolicy.ALL.get(SweptPolicy.ALL.size() - 1);
        assertThat(random.setting(Double.POSITIVE_INFINITY, .3)).isEqualTo("random(0.3)");
        assertThat(SweptPolicy.ALL.get(0).setting(Double.POSITIVE_INFINITY, .3)).isEqualTo("none");
        assertThat(SweptPolicy.ALL.get(0).name()).isEqualTo("doubt(·)");
    }
}
