package io.firstpass.edge.triage;

import io.firstpass.contract.Detection;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Hard is a frame whose detections have a mean score below {@code mean}; one without detections is not. Information is
 * what the mean lacks to 1.
 *
 * <p>The rule is that of {@code ThresholdFilter} in KubeEdge Sedna (Apache-2.0),
 * {@code lib/sedna/algorithms/hard_example_mining/hard_example_mining.py}, which is called after the detector has dropped
 * its weak boxes; {@code floor} does that here.
 */
final class LowMeanScore implements HardExamplePolicy {
    private final double mean;
    private final double floor;

    LowMeanScore(double mean, double floor) {
        this.mean = mean;
        this.floor = floor;
    }

    @Override
    public Judgement judge(List<Detection> detections) {
        OptionalDouble average = Arrays.stream(Scores.from(floor, detections)).average();
        if (average.isEmpty()) return new Judgement(false, 0);
        return new Judgement(average.getAsDouble() < mean, 1 - Math.min(1, average.getAsDouble()));
    }
}
