package io.firstpass.edge.triage;

import io.firstpass.contract.Detection;
import io.firstpass.contract.Verdict;
import io.firstpass.vision.detection.Threshold;
import io.firstpass.vision.detection.Thresholds;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Decides what a frame's detections mean for the unit, and whether the cloud should look again.
 *
 * <p>A detection at or above its class's {@code accept} fails the unit. Otherwise one at or above {@code doubt} holds
 * it and asks for a second look; the nearer the most doubtful detection is to the middle between {@code doubt} and
 * {@code accept}, the more there is to learn from it and the earlier it is sent: priority 0 in the middle fifth, down
 * to 4 in the outermost. Of the frames that leave no doubt a random share is audited. As thread-safe as its random
 * generator.
 */
public final class Triage {
    private static final int DOUBT_STEPS = 5;

    private final Map<String, Threshold> thresholds;
    private final TriagePolicy policy;
    private final RandomGenerator random;

    public Triage(Map<String, Threshold> thresholds, TriagePolicy policy, RandomGenerator random) {
        this.thresholds = Map.copyOf(thresholds);
        this.policy = policy;
        this.random = random;
    }

    public Decision decide(List<Detection> detections) {
        return switch (Thresholds.judge(detections, thresholds)) {
            case DEFECT -> confident(Verdict.FAIL);
            case DOUBT -> Decision.doubt(priority(detections));
            case CLEAN -> confident(Verdict.PASS);
        };
    }

    private Decision confident(Verdict verdict) {
        double probability = policy.auditProbability();
        return random.nextDouble() < probability ? Decision.audit(verdict, probability) : Decision.settled(verdict);
    }

    private int priority(List<Detection> detections) {
        return detections.stream()
                .filter(found ->
                        found.confidence() >= thresholds.get(found.defect()).doubt())
                .mapToInt(found -> step(found.confidence(), thresholds.get(found.defect())))
                .min()
                .orElseThrow();
    }

    private static int step(double confidence, Threshold threshold) {
        double half = (threshold.accept() - threshold.doubt()) / 2;
        double fromMiddle = Math.abs(confidence - threshold.doubt() - half) / half;
        return Math.min(DOUBT_STEPS - 1, (int) (fromMiddle * DOUBT_STEPS));
    }
}
