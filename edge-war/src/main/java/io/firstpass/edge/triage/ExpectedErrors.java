package io.firstpass.edge.triage;

import io.firstpass.contract.Detection;
import io.firstpass.vision.detection.Threshold;
import java.util.List;
import java.util.Map;

/**
 * Hard is a frame on which the edge is expected to make at least {@code errors} errors: calls that are wrong and defects
 * that it does not call. Information grows with that number.
 *
 * <p>At each {@link Place} at most one of the classes seen there is right. The odds of a detection against there being
 * nothing are {@code exp(SLOPE (confidence - accept) + ln 19)}: 19 to 1 at {@code accept}, because a package sets {@code
 * accept} where 95 % of detections are right; the slope is the likeliest on rendered boards, see docs/second-look.md. A
 * class that is likelier than nothing is called. Expected are, of each class called, the probability that it is wrong,
 * and of each other, the probability that it is right. Two classes of equal score in one place make more than one error
 * to expect, though either score alone would leave little doubt.
 */
final class ExpectedErrors implements HardExamplePolicy {
    private static final double SLOPE = 12.5;
    private static final double LOG_ODDS_AT_ACCEPT = Math.log(19);

    private final double errors;
    private final Map<String, Threshold> thresholds;

    ExpectedErrors(double errors, Map<String, Threshold> thresholds) {
        this.errors = errors;
        this.thresholds = Map.copyOf(thresholds);
    }

    /** @throws IllegalArgumentException if a detection's class has no threshold: it must not pass unseen */
    @Override
    public Judgement judge(List<Detection> detections) {
        double expected =
                Place.of(detections).stream().mapToDouble(this::errorsAt).sum();
        return new Judgement(expected >= errors, Judgement.squeezed(expected));
    }

    private double errorsAt(Place place) {
        double[] odds = place.rivals().stream().mapToDouble(this::odds).toArray();
        double all = 1;
        for (double one : odds) all += one;
        double expected = 0;
        for (double one : odds) expected += one >= 1 ? 1 - one / all : one / all;
        return expected;
    }

    private double odds(Detection found) {
        Threshold threshold = thresholds.get(found.defect());
        if (threshold == null) throw new IllegalArgumentException("no threshold for class " + found.defect());
        return Math.exp(SLOPE * (found.confidence() - threshold.accept()) + LOG_ODDS_AT_ACCEPT);
    }
}
