package io.firstpass.edge.triage;

import io.firstpass.contract.Detection;
import io.firstpass.vision.detection.Certainty;
import io.firstpass.vision.detection.Threshold;
import io.firstpass.vision.detection.Thresholds;
import java.util.List;
import java.util.Map;

/**
 * Hard is a frame whose verdict is in doubt. The nearer its most doubtful detection is to the middle between {@code doubt}
 * and {@code accept}, the more there is to learn: 1 in the middle, 0 at both ends.
 */
final class DoubtfulVerdict implements HardExamplePolicy {
    private final Map<String, Threshold> thresholds;

    DoubtfulVerdict(Map<String, Threshold> thresholds) {
        this.thresholds = Map.copyOf(thresholds);
    }

    @Override
    public Judgement judge(List<Detection> detections) {
        if (Thresholds.judge(detections, thresholds) != Certainty.DOUBT) return new Judgement(false, 0);
        return new Judgement(
                true, detections.stream().mapToDouble(this::doubt).max().orElseThrow());
    }

    private double doubt(Detection found) {
        Threshold threshold = thresholds.get(found.defect());
        double half = (threshold.accept() - threshold.doubt()) / 2;
        return Math.max(0, 1 - Math.abs(found.confidence() - threshold.doubt() - half) / half);
    }
}
