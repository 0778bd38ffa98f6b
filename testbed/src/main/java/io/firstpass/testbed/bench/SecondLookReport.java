package io.firstpass.testbed.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.firstpass.vision.measure.OperatingPoint;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the second look buys, as the JSON file of {@code second-look} holds it. Gains are shares of what the cloud alone
 * adds to the edge alone; null where it adds nothing.
 */
record SecondLookReport(int images, int boxes, double iou, Model edge, Model cloud, List<Policy> policies) {
    /** One of the two models; F is its own, alone, from its operating confidence on. */
    record Model(String name, String version, String digest, String variant, double confidence, double f) {
        static Model of(EdgeModel model, OperatingPoint point) {
            return new Model(
                    model.model().name(),
                    model.model().version(),
                    model.model().digest(),
                    model.variant(),
                    point.confidence(),
                    point.f());
        }

        private String line() {
            return String.format(
                    Locale.ROOT,
                    "%s %s (%s), %.12s: F %.3f alone, from confidence %.2f on",
                    name,
                    version,
                    variant,
                    digest,
                    f,
                    confidence);
        }
    }

    /**
     * One policy's curve.
     *
     * @param setting the expression that escalates 30 %; empty where none does
     * @param f by the percentage escalated
     * @param curve pairs of the share escalated and F
     */
    record Policy(
            String policy,
            @JsonProperty("setting_at_30") String setting,
            @JsonProperty("gain_at_30") Double gain,
            @JsonProperty("mean_gain_to_30") Double meanGain,
            Map<String, Double> f,
            List<double[]> curve) {}

    static final double SHARE = .3;
    static final String BEST = "best possible";
    private static final List<Integer> PERCENTAGES = List.of(5, 10, 20, 30, 50);
    private static final int POINTS = 200;

    Policy policy(String name, String setting, Curve curve) {
        Map<String, Double> at = new LinkedHashMap<>();
        for (int percentage : PERCENTAGES) at.put(Integer.toString(percentage), curve.f(percentage / 100.0));
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i <= POINTS; i++) points.add(new double[] {(double) i / POINTS, curve.f((double) i / POINTS)});
        return new Policy(name, setting, gain(curve.f(SHARE)), gain(curve.mean(SHARE)), at, points);
    }

    private Double gain(double f) {
        return cloud.f() > edge.f() ? (f - edge.f()) / (cloud.f() - edge.f()) : null;
    }

    SecondLookReport with(List<Policy> measured) {
        return new SecondLookReport(images, boxes, iou, edge, cloud, List.copyOf(measured));
    }

    void print(PrintStream out) {
        out.printf("%nedge        %s%n", edge.line());
        out.printf("cloud       %s%n", cloud.line());
        out.printf("images      %d with %d defects%n", images, boxes);
        out.printf(Locale.ROOT, "%n%-26s", String.format(Locale.ROOT, "F at IoU %.2f, escalated", iou));
        PERCENTAGES.forEach(percentage -> out.printf("%7d %%", percentage));
        out.printf("   gain at 30 %%%n");
        policies.forEach(policy -> print(policy, out));
    }

    private static void print(Policy policy, PrintStream out) {
        out.printf("%-26s", policy.policy());
        policy.f().values().forEach(f -> out.printf(Locale.ROOT, "%9.3f", f));
        String gain = policy.gain() == null ? "-" : String.format(Locale.ROOT, "%.0f %%", 100 * policy.gain());
        out.printf("%11s   %s%n", gain, policy.setting());
    }
}
