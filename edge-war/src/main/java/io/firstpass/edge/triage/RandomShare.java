package io.firstpass.edge.triage;

import io.firstpass.contract.Detection;
import java.util.List;
import java.util.random.RandomGenerator;

/** Finds a random share of the frames hard, whatever is on them, and so knows nothing of what there is to learn. */
final class RandomShare implements HardExamplePolicy {
    private final double share;
    private final RandomGenerator random;

    RandomShare(double share, RandomGenerator random) {
        this.share = share;
        this.random = random;
    }

    @Override
    public Judgement judge(List<Detection> detections) {
        return new Judgement(random.nextDouble() < share, 0);
    }
}
