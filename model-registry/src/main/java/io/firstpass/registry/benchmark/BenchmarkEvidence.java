package io.firstpass.registry.benchmark;

import io.firstpass.registry.evidence.BenchmarkFigures;
import io.firstpass.registry.evidence.Evidence;
import io.firstpass.registry.evidence.Finding;
import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.evidence.GatePolicy;
import io.firstpass.registry.evidence.Tool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes a benchmark's end the gate's evidence. Held against the policy's bounds are mAP at IoU 0.33, each class's recall
 * from the manifest's {@code doubt} on (what is weaker passes unseen), both rates of units, and p99.
 */
public final class BenchmarkEvidence {
    private static final String TOOL = "firstpass-benchmark";

    private final GatePolicy policy;
    private final String actor;
    private final Instant at;

    public BenchmarkEvidence(GatePolicy policy, String actor, Instant at) {
        this.policy = policy;
        this.actor = actor;
        this.at = at;
    }

    /**
     * @param production empty where nothing is released yet: there is no mAP to lose then
     * @throws IllegalArgumentException if the two were measured on different golden sets: measure production again first
     */
    public Evidence of(GoldenFigures candidate, Optional<GoldenFigures> production) {
        OptionalDouble map = production
                .map(present -> OptionalDouble.of(comparable(candidate, present)))
                .orElse(OptionalDouble.empty());
        return of(candidate, map, List.of());
    }

    /**
     * Of one that nobody could hold against the version in production: it is refused, whatever its figures.
     *
     * @param production the digest of that one, and {@code reason} why it could not be measured
     */
    public Evidence uncompared(GoldenFigures candidate, String production, String reason) {
        var finding = new Finding(
                "production",
                production + " could not be measured on the same golden set: " + reason
                        + "; put that right and ask for the benchmark again");
        return of(candidate, OptionalDouble.empty(), List.of(finding));
    }

    /** Of a package that could not be measured. */
    public Evidence refused(String digest, String reason) {
        return evidence(digest, new Tool(TOOL, ""), new TreeMap<>(), List.of(new Finding("benchmark", reason)));
    }

    private Evidence of(GoldenFigures candidate, OptionalDouble productionMap, List<Finding> more) {
        List<Finding> findings = new ArrayList<>(policy.benchmark().check(bounded(candidate), productionMap));
        findings.addAll(more);
        SortedMap<String, Double> figures = figures(candidate);
        figures.put("production.compared", productionMap.isPresent() ? 1.0 : 0.0);
        productionMap.ifPresent(value -> figures.put("production.map33", value));
        Tool tool = new Tool(TOOL, "libtorch " + candidate.machine().libtorch());
        return evidence(candidate.model().digest(), tool, figures, findings);
    }

    private Evidence evidence(String digest, Tool tool, SortedMap<String, Double> figures, List<Finding> findings) {
        return Evidence.of(Gate.BENCHMARK, digest, actor, at, tool, figures, findings, policy.version());
    }

    private static double comparable(GoldenFigures candidate, GoldenFigures production) {
        if (candidate.goldenSet().equals(production.goldenSet()))
            return production.accuracy().map33();
        throw new IllegalArgumentException("the candidate was measured on the golden set " + candidate.goldenSet()
                + ", production on " + production.goldenSet() + ": measure production again on the first");
    }

    /** A rate of nothing is no number, and no number keeps a bound. */
    private static BenchmarkFigures bounded(GoldenFigures seen) {
        Map<String, Double> recalls = new TreeMap<>();
        seen.classes().forEach((name, its) -> recalls.put(name, its.recallAtDoubt()));
        return new BenchmarkFigures(
                seen.accuracy().map33(),
                recalls,
                value(seen.rates().escape()),
                value(seen.rates().falseCall()),
                seen.speed().p99());
    }

    private static double value(Rate rate) {
        return rate.value() == null ? Double.NaN : rate.value();
    }

    private static SortedMap<String, Double> figures(GoldenFigures seen) {
        SortedMap<String, Double> figures = new TreeMap<>();
        figures.put("images", (double) seen.images());
        figures.put("boxes", (double) seen.boxes());
        figures.put("map33", seen.accuracy().map33());
        figures.put("map50", seen.accuracy().map50());
        figures.put("f33.best", seen.accuracy().bestF());
        figures.put("f33.accept", seen.accuracy().fAtAccept());
        seen.classes().forEach((name, its) -> {
            figures.put("recall.accept." + name, its.recallAtAccept());
            figures.put("recall.doubt." + name, its.recallAtDoubt());
        });
        rate(figures, "escape", seen.rates().escape());
        rate(figures, "missed", seen.rates().missed());
        rate(figures, "falseCall", seen.rates().falseCall());
        rate(figures, "held", seen.rates().held());
        figures.put("ms.p50", seen.speed().p50());
        figures.put("ms.p90", seen.speed().p90());
        figures.put("ms.p99", seen.speed().p99());
        figures.put("imagesPerSecond", seen.speed().imagesPerSecond());
        return figures;
    }

    private static void rate(Map<String, Double> figures, String name, Rate rate) {
        figures.put(name + ".events", (double) rate.events());
        figures.put(name + ".of", (double) rate.of());
        figures.put(name + ".low", rate.low());
        figures.put(name + ".high", rate.high());
        if (rate.value() != null) figures.put(name, rate.value());
    }
}
