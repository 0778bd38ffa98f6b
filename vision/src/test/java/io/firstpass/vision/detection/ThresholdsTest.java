package io.firstpass.vision.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.contract.Box;
import io.firstpass.contract.Detection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
    private static final Map<String, Threshold> THRESHOLDS =
            Map.of("open", new Threshold(0.5, 0.1), "short", new Threshold(0.9, 0.8));

    @Test
    void callsAFrameWithoutDetectionsClean() {
        assertThat(Thresholds.judge(List.of(), THRESHOLDS)).isEqualTo(Certainty.CLEAN);
    }

    @Test
    void countsTheThresholdsThemselvesIn() {
        assertThat(judge(found("open", 0.5))).isEqualTo(Certainty.DEFECT);
        assertThat(judge(found("open", 0.1))).isEqualTo(Certainty.DOUBT);
        assertThat(judge(found("open", 0.0999))).isEqualTo(Certainty.CLEAN);
    }

    @Test
    void judgesEachClassByItsOwnThreshold() {
        assertThat(judge(found("short", 0.7))).isEqualTo(Certainty.CLEAN);
        assertThat(judge(found("short", 0.85))).isEqualTo(Certainty.DOUBT);
    }

    @Test
    void letsTheWorstDetectionDecideWhereverItStands() {
        Detection defect = found("open", 0.6);
        Detection doubt = found("short", 0.85);
        assertThat(judge(defect, doubt)).isEqualTo(Certainty.DEFECT);
        assertThat(judge(doubt, defect)).isEqualTo(Certainty.DEFECT);
    }

    @Test
    void refusesAClassThatHasNoThreshold() {
        assertThatThrownBy(() -> judge(found("scratch", 0.01)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scratch");
    }

    private static Certainty judge(Detection... detections) {
        return Thresholds.judge(List.of(detections), THRESHOLDS);
    }

    private static Detection found(String defect, double confidence) {
        return new Detection(defect, confidence, new Box(0, 0, 1, 1));
    }
}
