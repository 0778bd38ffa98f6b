package io.firstpass.registry.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a version has to reach on the golden set. Shares are 0..1. The mAP, at IoU 0.33, has to be {@code mapAtLeast}, and
 * no more than {@code mapDropAtMost} below that of the version in production, where there is one.
 */
public record BenchmarkBounds(
        double mapAtLeast,
        double mapDropAtMost,
        double recallAtLeast,
        double escapeRateAtMost,
        double falseCallRateAtMost,
        double p99MsAtMost) {
    public BenchmarkBounds {
        PolicyRefused.share("benchmark.mapAtLeast", mapAtLeast);
        PolicyRefused.share("benchmark.mapDropAtMost", mapDropAtMost);
        PolicyRefused.share("benchmark.recallAtLeast", recallAtLeast);
        PolicyRefused.share("benchmark.escapeRateAtMost", escapeRateAtMost);
        PolicyRefused.share("benchmark.falseCallRateAtMost", falseCallRateAtMost);
        if (!(p99MsAtMost > 0 && p99MsAtMost <= 60_000))
            throw new PolicyRefused(
                    "benchmark.p99MsAtMost is " + p99MsAtMost + ", needs to be above 0 and at most 60000 ms");
    }

    /** Holds the figures against the bounds; a figure that is no number breaks its bound. */
    public List<Finding> check(BenchmarkFigures seen, OptionalDouble productionMap) {
        List<Finding> findings = new ArrayList<>();
        double map = Math.max(mapAtLeast, productionMap.orElse(0) - mapDropAtMost);
        atLeast(findings, "mAP", seen.map(), map);
        seen.recalls().forEach((name, recall) -> atLeast(findings, "recall of " + name, recall, recallAtLeast));
        atMost(findings, "escape rate", seen.escapeRate(), escapeRateAtMost);
        atMost(findings, "false-call rate", seen.falseCallRate(), falseCallRateAtMost);
        atMost(findings, "p99 latency in ms", seen.p99Ms(), p99MsAtMost);
        return List.copyOf(findings);
    }

    private static void atLeast(List<Finding> findings, String figure, double value, double bound) {
        if (!(value >= bound)) findings.add(new Finding(figure, "is " + value + ", needs at least " + bound));
    }

    private static void atMost(List<Finding> findings, String figure, double value, double bound) {
        if (!(value <= bound)) findings.add(new Finding(figure, "is " + value + ", allowed is at most " + bound));
    }
}
