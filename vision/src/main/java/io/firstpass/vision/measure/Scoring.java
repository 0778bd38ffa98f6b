package io.firstpass.vision.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Measures detections against the truth of many images, as the model cards count. */
public final class Scoring {
    /** Detections that are not above this confidence do not count. */
    public static final double FLOOR = 0.01;

    private final List<Scored> images;

    public Scoring(List<Scored> images) {
        this.images = images.stream()
                .map(image -> new Scored(
                        image.truth(),
                        image.found().stream()
                                .filter(found -> found.confidence() > FLOOR)
                                .toList()))
                .toList();
    }

    /** AP of each of the classes that has at least one box; without one it is not defined. */
    public Map<String, Double> averagePrecision(List<String> classes, double iou) {
        return ofEach(classes, iou, AveragePrecision::of);
    }

    public static double mean(Map<String, Double> averagePrecision) {
        return averagePrecision.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }

    /** F over all classes together, each class from its own confidence on; one that is not named does not count. */
    public double f(Map<String, Double> accept, double iou) {
        List<Matching.Hit> counted = hits(iou).stream().filter(from(accept)).toList();
        return Counts.of(counted, 0).f(boxes(mark -> true));
    }

    /**
     * The share of each class's boxes that are found from its own confidence on; of each class that has at least one box.
     *
     * @param least by class; one that is not named is never found
     */
    public Map<String, Double> recall(List<String> classes, Map<String, Double> least, double iou) {
        return ofEach(classes, iou, (hits, boxes) -> {
            long right = hits.stream()
                    .filter(from(least))
                    .filter(Matching.Hit::right)
                    .count();
            return (double) right / boxes;
        });
    }

    /** The best F over one confidence for all classes, in steps of 0.01. */
    public double bestF(double iou) {
        return OperatingPoint.best(images, iou).f();
    }

    private Map<String, Double> ofEach(
            List<String> classes, double iou, BiFunction<List<Matching.Hit>, Integer, Double> figure) {
        List<Matching.Hit> hits = hits(iou);
        Map<String, Double> values = new LinkedHashMap<>();
        for (String name : classes) {
            int boxes = boxes(mark -> mark.defect().equals(name));
            List<Matching.Hit> own =
                    hits.stream().filter(hit -> hit.defect().equals(name)).toList();
            if (boxes > 0) values.put(name, figure.apply(own, boxes));
        }
        return values;
    }

    private static Predicate<Matching.Hit> from(Map<String, Double> least) {
        return hit -> hit.confidence() >= least.getOrDefault(hit.defect(), Double.POSITIVE_INFINITY);
    }

    private List<Matching.Hit> hits(double iou) {
        return images.stream()
                .flatMap(image -> Matching.of(image, iou).stream())
                .toList();
    }

    private int boxes(Predicate<Mark> which) {
        return (int) images.stream()
                .flatMap(image -> image.truth().stream())
                .filter(which)
                .count();
    }
}
