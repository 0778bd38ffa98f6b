package io.firstpass.edge.triage;

import io.firstpass.vision.detection.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Makes hard-example policies from what a setting says: a name with its numbers, or several joined by {@code +}, of
 * which any may find a frame hard. Numbers that are left out, from the right, have their defaults.
 *
 * <table>
 *   <caption>Names</caption>
 *   <tr><td>{@code hold}</td><td>{@link DoubtfulVerdict}</td></tr>
 *   <tr><td>{@code doubt(errors)}</td><td>{@link ExpectedErrors}, the default policy</td></tr>
 *   <tr><td>{@code threshold(mean, floor)}</td><td>{@link LowMeanScore}</td></tr>
 *   <tr><td>{@code ibt(image, box, floor)}</td><td>{@link LowScoreShare}</td></tr>
 *   <tr><td>{@code cross-entropy(score, floor)}</td><td>{@link ScoreEntropy}</td></tr>
 *   <tr><td>{@code random(share)}</td><td>{@link RandomShare}</td></tr>
 *   <tr><td>{@code all}, {@code none}</td><td>every frame, no frame; neither knows how much there is to learn</td></tr>
 * </table>
 */
public final class HardExamplePolicies {
    /** What a station that says nothing else has. */
    public static final String DEFAULT = "doubt";

    private static final String ALLOWED = "one of hold, doubt(errors), threshold(mean, floor), ibt(image, box, floor),"
            + " cross-entropy(score, floor), random(share), all and none, or several joined by +;"
            + " numbers may be left out from the right, all but random's share";

    private HardExamplePolicies() {}

    /**
     * @param key the setting that the expression comes from, named where it is wrong
     * @param thresholds of the model whose detections will be judged
     * @throws IllegalArgumentException if the expression is none; the message names key, value and what is allowed
     */
    public static HardExamplePolicy parse(
            String key, String expression, Map<String, Threshold> thresholds, RandomGenerator random) {
        try {
            List<HardExamplePolicy> policies = new ArrayList<>();
            for (String term : expression.split("\\+", -1)) policies.add(policy(Term.of(term), thresholds, random));
            return policies.size() == 1 ? policies.get(0) : new AnyOf(policies);
        } catch (Term.Wrong e) {
            throw new IllegalArgumentException(
                    "setting " + key + " is '" + expression + "', but needs to be " + ALLOWED + ": " + e.getMessage());
        }
    }

    /** The names that an expression may hold. */
    public static List<String> names() {
        return List.of("hold", "doubt", "threshold", "ibt", "cross-entropy", "random", "all", "none");
    }

    private static HardExamplePolicy policy(Term term, Map<String, Threshold> thresholds, RandomGenerator random) {
        return switch (term.name()) {
            case "hold" -> doubtful(term, thresholds);
            case "doubt" -> new ExpectedErrors(term.takes(1).amount(0, 1), thresholds);
            case "threshold" -> new LowMeanScore(term.takes(2).share(0, 0.5), term.share(1, 0));
            case "ibt" -> new LowScoreShare(term.takes(3).share(0, 0.5), term.share(1, 0.5), term.share(2, 0));
            case "cross-entropy" -> new ScoreEntropy(term.takes(2).number(0, 0.5), term.share(1, 0));
            case "all" -> always(true, term);
            case "none" -> always(false, term);
            case "random" -> new RandomShare(term.takes(1).share(0), random);
            default -> throw new Term.Wrong("there is no " + term.name());
        };
    }

    private static HardExamplePolicy doubtful(Term term, Map<String, Threshold> thresholds) {
        term.takes(0);
        return new DoubtfulVerdict(thresholds);
    }

    private static HardExamplePolicy always(boolean hard, Term term) {
        term.takes(0);
        return detections -> new Judgement(hard, 0);
    }
}
