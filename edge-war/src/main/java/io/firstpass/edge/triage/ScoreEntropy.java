package io.firstpass.edge.triage;

import io.firstpass.contract.Detection;
import java.util.Arrays;
import java.util.List;

/**
 * Cross entropy: hard is a frame with {@code 1 + sum(p ln p) / ln n} below {@code score}, p being the scores of its n
 * detections. Fewer than two, for which that is not defined, are not hard. Information grows with
 * {@code -sum(p ln p) / ln n}, which has no upper bound.
 *
 * <p>The rule is that of {@code CrossEntropyFilter} in KubeEdge Sedna (Apache-2.0),
 * {@code lib/sedna/algorithms/hard_example_mining/hard_example_mining.py}; {@code floor} drops weak boxes first, as the
 * detector does there.
 */
final class ScoreEntropy implements HardExamplePolicy {
    private final double score;
    private final double floor;

    ScoreEntropy(double score, double floor) {
        this.score = score;
        this.floor = floor;
    }

    @Override
    public Judgement judge(List<Detection> detections) {
        double[] scores = Scores.from(floor, detections);
        if (scores.length < 2) return new Judgement(false, 0);
        double entropy = Arrays.stream(scores).map(ScoreEntropy::term).sum() / Math.log(scores.length);
        return new Judgement(1 - entropy < score, Judgement.squeezed(entropy));
    }

    /** Nothing for a score of 0, to which it tends. */
    private static double term(double p) {
        return p == 0 ? 0 : -p * Math.log(p);
    }
}
