package io.firstpass.edge.triage;

import io.firstpass.contract.Detection;
import io.firstpass.contract.Verdict;
import io.firstpass.vision.detection.Threshold;
import io.firstpass.vision.detection.Thresholds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Decides what a frame's detections mean for the unit, and whether the cloud should look again.
 *
 * <p>The verdict is the thresholds': a detection at or above its class's {@code accept} fails the unit, otherwise one at or
 * above {@code doubt} holds it. A HOLD is worth nothing without a ruling to come; so one that is not sent on becomes the
 * fail-safe verdict at once.
 *
 * <p>Whether a frame is sent on is up to its station's policy and the budgets. The more there is to learn, the earlier it
 * goes: priority 0 to 4 where the line waits for the answer, 5 to 7 where the verdict is clear. Of the frames whose verdict
 * is the edge's own a random share is audited, whatever the policy thinks of them; otherwise the escape rate could not be
 * told from the audits. As thread-safe as its random generator.
 */
public final class Triage {
    private static final int DOUBT_STEPS = 5;
    private static final int HARD_STEPS = 3;

    private final Map<String, Threshold> thresholds;
    private final TriagePolicy policy;
    private final Map<String, Watch> stations;
    private final Budgets budgets;
    private final RandomGenerator random;

    /** The policy of one station, and what it found there lately. */
    private record Watch(HardExamplePolicy policy, Recent recent) {}

    public Triage(
            Map<String, Threshold> thresholds,
            TriagePolicy policy,
            Map<String, HardExamplePolicy> stations,
            Budgets budgets,
            RandomGenerator random) {
        this.thresholds = Map.copyOf(thresholds);
        this.policy = policy;
        this.stations = watches(stations);
        this.budgets = budgets;
        this.random = random;
    }

    /** {@code detections} holds all that the model found, also what is too weak to be listed; {@code bytes} is the frame's size. */
    public Decision decide(String station, List<Detection> detections, long bytes) {
        return switch (Thresholds.judge(detections, thresholds)) {
            case DEFECT -> clear(Verdict.FAIL, station, detections, bytes);
            case DOUBT -> doubtful(station, detections, bytes);
            case CLEAN -> clear(Verdict.PASS, station, detections, bytes);
        };
    }

    private Decision doubtful(String station, List<Detection> detections, long bytes) {
        Judgement judged = stations.get(station).policy().judge(detections);
        Optional<Kept> kept = judged.hard() ? take(station, judged, bytes) : Optional.of(Kept.POLICY);
        if (kept.isEmpty()) return Decision.doubt(step(judged, DOUBT_STEPS));
        Verdict verdict = policy.failSafe();
        return audited(verdict, bytes).orElseGet(() -> Decision.kept(verdict, kept.get()));
    }

    private Decision clear(Verdict verdict, String station, List<Detection> detections, long bytes) {
        return audited(verdict, bytes).orElseGet(() -> examined(verdict, station, detections, bytes));
    }

    private Decision examined(Verdict verdict, String station, List<Detection> detections, long bytes) {
        Judgement judged = stations.get(station).policy().judge(detections);
        if (!judged.hard()) return Decision.settled(verdict);
        return take(station, judged, bytes)
                .map(kept -> Decision.kept(verdict, kept))
                .orElseGet(() -> Decision.hard(verdict, DOUBT_STEPS + step(judged, HARD_STEPS)));
    }

    private Optional<Decision> audited(Verdict verdict, long bytes) {
        OptionalDouble drawn = budgets.draw(policy.auditProbability(), bytes, random);
        return drawn.isPresent() ? Optional.of(Decision.audit(verdict, drawn.getAsDouble())) : Optional.empty();
    }

    private Optional<Kept> take(String station, Judgement judged, long bytes) {
        return budgets.take(stations.get(station).recent().rank(judged.information(), random), bytes);
    }

    private static int step(Judgement judged, int steps) {
        return Math.min(steps - 1, (int) ((1 - judged.information()) * steps));
    }

    private static Map<String, Watch> watches(Map<String, HardExamplePolicy> policies) {
        return policies.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> new Watch(entry.getValue(), new Recent())));
    }
}
