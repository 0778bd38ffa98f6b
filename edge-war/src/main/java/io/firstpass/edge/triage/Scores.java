package io.firstpass.edge.triage;

import io.firstpass.contract.Detection;
import java.util.List;

/** The confidences of a frame's detections, without those below a floor. */
final class Scores {
    private Scores() {}

    static double[] from(double floor, List<Detection> detections) {
        return detections.stream()
                .mapToDouble(Detection::confidence)
                .filter(score -> score >= floor)
                .toArray();
    }
}
