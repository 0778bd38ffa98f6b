package io.firstpass.registry.benchmark;

import io.firstpass.contract.Detection;
import io.firstpass.registry.benchmark.GoldenFigures.Accuracy;
import io.firstpass.registry.benchmark.GoldenFigures.OfClass;
import io.firstpass.registry.benchmark.GoldenFigures.Point;
import io.firstpass.registry.benchmark.GoldenFigures.Speed;
import io.firstpass.vision.detection.Detector;
import io.firstpass.vision.detection.Manifest;
import io.firstpass.vision.detection.Threshold;
import io.firstpass.vision.detection.Thresholds;
import io.firstpass.vision.measure.Counts;
import io.firstpass.vision.measure.Latencies;
import io.firstpass.vision.measure.Mark;
import io.firstpass.vision.measure.Matching;
import io.firstpass.vision.measure.OperatingPoint;
import io.firstpass.vision.measure.Scored;
import io.firstpass.vision.measure.Scoring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Collects what a model finds on the images of a golden set, and counts it. Not thread-safe. */
final class Measurement {
    private static final double LOOSE = .33;
    private static final double TIGHT = .5;

    private final Manifest manifest;
    private final List<Scored> scored = new ArrayList<>();
    private final UnitTally units = new UnitTally();
    private final Latencies latencies = new Latencies();

    Measurement(Manifest manifest) {
        this.manifest = manifest;
    }

    void add(List<Mark> truth, List<Detection> found, double millis) {
        scored.add(new Scored(truth, found));
        units.add(!truth.isEmpty(), Thresholds.judge(found, manifest.thresholds()));
        latencies.add(millis);
    }

    GoldenFigures figures(Detector detector, String goldenSet, double seconds, Machine machine) {
        return new GoldenFigures(
                detector.model(),
                detector.variant(),
                goldenSet,
                scored.size(),
                boxes(),
                accuracy(),
                classes(),
                units.rates(),
                speed(seconds),
                curve(),
                machine);
    }

    Accuracy accuracy() {
        Scoring scoring = new Scoring(scored);
        OperatingPoint best = OperatingPoint.best(scored, LOOSE);
        return new Accuracy(
                Scoring.mean(scoring.averagePrecision(manifest.classes(), LOOSE)),
                Scoring.mean(scoring.averagePrecision(manifest.classes(), TIGHT)),
                best.f(),
                best.confidence(),
                scoring.f(least(Threshold::accept), LOOSE));
    }

    Map<String, OfClass> classes() {
        Scoring scoring = new Scoring(scored);
        Map<String, Double> ap = scoring.averagePrecision(manifest.classes(), LOOSE);
        Map<String, Double> accept = scoring.recall(manifest.classes(), least(Threshold::accept), LOOSE);
        Map<String, Double> doubt = scoring.recall(manifest.classes(), least(Threshold::doubt), LOOSE);
        Map<String, OfClass> classes = new LinkedHashMap<>();
        ap.forEach(
                (name, value) -> classes.put(name, new OfClass(boxes(name), value, accept.get(name), doubt.get(name))));
        return classes;
    }

    List<Point> curve() {
        List<Matching.Hit> hits = scored.stream()
                .flatMap(image -> Matching.of(image, LOOSE).stream())
                .toList();
        int boxes = boxes();
        return IntStream.range(1, 100)
                .mapToObj(step -> point(step / 100.0, Counts.of(hits, step / 100.0), boxes))
                .toList();
    }

    private static Point point(double confidence, Counts counts, int boxes) {
        double precision = counts.found() == 0 ? 1 : counts.right() / counts.found();
        return new Point(confidence, precision, boxes == 0 ? 0 : counts.right() / boxes);
    }

    private Speed speed(double seconds) {
        List<Double> quantiles = IntStream.rangeClosed(0, 100)
                .mapToObj(percent -> latencies.quantile(percent / 100.0))
                .toList();
        return new Speed(
                latencies.quantile(.5),
                latencies.quantile(.9),
                latencies.quantile(.99),
                scored.size() / seconds,
                quantiles);
    }

    private Map<String, Double> least(ToDoubleFunction<Threshold> which) {
        Map<String, Double> least = new LinkedHashMap<>();
        manifest.thresholds().forEach((name, threshold) -> least.put(name, which.applyAsDouble(threshold)));
        return least;
    }

    private int boxes() {
        return scored.stream().mapToInt(image -> image.truth().size()).sum();
    }

    private int boxes(String name) {
        return (int) scored.stream()
                .flatMap(image -> image.truth().stream())
                .filter(mark -> mark.defect().equals(name))
                .count();
    }
}
