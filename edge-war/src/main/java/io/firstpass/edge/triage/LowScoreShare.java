package io.firstpass.edge.triage;

import io.firstpass.contract.Detection;
import java.util.Arrays;
import java.util.List;

/**
 * Image and box thresholds (IBT): hard is a frame of whose detections at least the share {@code 1 - image} has a score of
 * at most {@code box}; one without detections is not. Information is that share.
 *
 * <p>The rule is that of {@code IBTFilter} in KubeEdge Sedna (Apache-2.0),
 * {@code lib/sedna/algorithms/hard_example_mining/hard_example_mining.py}; {@code floor} drops weak boxes first, as the
 * detector does there.
 */
final class LowScoreShare implements HardExamplePolicy {
    private final double image;
    private final double box;
    private final double floor;

    LowScoreShare(double image, double box, double floor) {
        this.image = image;
        this.box = box;
        this.floor = floor;
    }

    @Override
    public Judgement judge(List<Detection> detections) {
        double[] scores = Scores.from(floor, detections);
        if (scores.length == 0) return new Judgement(false, 0);
        double share =
                (double) Arrays.stream(scores).filter(score -> score <= box).count() / scores.length;
        return new Judgement(share >= 1 - image, share);
    }
}
