package io.firstpass.vision.detection;

import io.firstpass.contract.Detection;
import java.util.List;
import java.util.Map;

/** The rule from detections to certainty, the same at the edge and at the second look. */
public final class Thresholds {
    private Thresholds() {}

    /** @throws IllegalArgumentException if a detection's class has no threshold: it must not pass unseen */
    public static Certainty judge(List<Detection> detections, Map<String, Threshold> thresholds) {
        Certainty certainty = Certainty.CLEAN;
        for (Detection detection : detections) {
            Threshold threshold = of(detection, thresholds);
            if (detection.confidence() >= threshold.accept()) certainty = Certainty.DEFECT;
            else if (detection.confidence() >= threshold.doubt() && certainty == Certainty.CLEAN)
                certainty = Certainty.DOUBT;
        }
        return certainty;
    }

    private static Threshold of(Detection detection, Map<String, Threshold> thresholds) {
        Threshold threshold = thresholds.get(detection.defect());
        if (threshold == null) throw new IllegalArgumentException("no threshold for class " + detection.defect());
        return threshold;
    }
}
