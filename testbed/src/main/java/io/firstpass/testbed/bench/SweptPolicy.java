package io.firstpass.testbed.bench;

import io.firstpass.edge.triage.HardExamplePolicies;
import io.firstpass.edge.triage.HardExamplePolicy;
import io.firstpass.vision.detection.Threshold;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * A policy of the edge that is measured over its first number.
 *
 * @param form the expression, with {@code %s} where that number goes
 * @param number which number makes all frames hard that have at least an information
 */
record SweptPolicy(String form, DoubleUnaryOperator number) {
    private static final DoubleUnaryOperator AMOUNT = information -> information / (1 - information);
    private static final DoubleUnaryOperator LACK = information -> 1 - information;
    private static final DoubleUnaryOperator ENTROPY = information -> 1 - information / (1 - information);

    /** Sedna's are measured as they are, on all that the model finds, and on what a detector usually lists: from 0.25 on. */
    static final List<SweptPolicy> ALL = List.of(
            new SweptPolicy("doubt(%s)", AMOUNT),
            new SweptPolicy("threshold(%s)", LACK),
            new SweptPolicy("threshold(%s, 0.25)", LACK),
            new SweptPolicy("ibt(%s)", LACK),
            new SweptPolicy("ibt(%s, 0.5, 0.25)", LACK),
            new SweptPolicy("cross-entropy(%s)", ENTROPY),
            new SweptPolicy("cross-entropy(%s, 0.25)", ENTROPY),
            new SweptPolicy("random(%s)", share -> share));

    String name() {
        return form.replace("%s", "·");
    }

    /** For information, whatever the number. */
    HardExamplePolicy policy(Map<String, Threshold> thresholds) {
        return HardExamplePolicies.parse("policy", form.formatted("0.5"), thresholds, new Random(1));
    }

    /** Random has no information: every share is a number of its own. */
    String setting(double least, double share) {
        boolean random = form.startsWith("random");
        if (!random && !Double.isFinite(least)) return "none";
        double value = number.applyAsDouble(random ? share : least);
        return form.formatted(String.format(Locale.ROOT, "%.4f", value)
                .replaceFirst("0+$", "")
                .replaceFirst("\\.$", ""));
    }
}
