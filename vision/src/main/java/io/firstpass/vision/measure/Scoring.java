package io.firstpass.vision.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        List<Matching.Hit> hits = hits(iou);
        Map<String, Double> values = new LinkedHashMap<>();
        for (String name : classes) {
            int boxes = boxes(mark -> mark.defect().equals(name));
            List<Matching.Hit> own =
                    hits.stream().filter(hit -> hit.defect().equals(name)).toList();
            if (boxes > 0) values.put(name, AveragePrecision.of(own, boxes));
        }
        return values;
    }

    public static double mean(Map<String, Double> averagePrecision) {
        return averagePrecision.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }

    /** F over all classes together, each class from its own confidence on; one that is not named does not count. */
    public double f(Map<String, Double> accept, double iou) {
        return f(hits(iou), hit -> hit.confidence() >= accept.getOrDefault(hit.defect(), Double.POSITIVE_INFINITY));
    }

    /**
     * The share of each class's boxes that are found from its own confidence on; of each class that has at least one box.
     *
     * @param least by class; one that is not named is never found
     */
    public Map<String, Double> recall(List<String> classes, Map<String, Double> least, double iou) {
        List<Matching.Hit> hits = hits(iou);
        Map<String, Double> values = new LinkedHashMap<>();
        for (String name : classes) {
            int boxes = boxes(mark -> mark.defect().equals(name));
            double from = least.getOrDefault(name, Double.POSITIVE_INFINITY);
            long right = hits.stream()
                    .filter(hit -> hit.right() && hit.defect().equals(name) && hit.confidence() >= from)
                    .count();
            if (boxes > 0) values.put(name, (double) right / boxes);
        }
        return values;
    }

    /** The best F over one confidence for all classes, in steps of 0.01. */
    public double bestF(double iou) {
        List<Matching.Hit> hits = hits(iou);
        double best = 0;
        for (int step = 1; step < 100; step++) {
            double least = step / 100.0;
            best = Math.max(best, f(hits, hit -> hit.confidence() >= least));
        }
        return best;
    }

    private double f(List<Matching.Hit> hits, Predicate<Matching.Hit> counts) {
        long found = hits.stream().filter(counts).count();
        long right = hits.stream().filter(counts).filter(Matching.Hit::right).count();
        long all = found + boxes(mark -> true);
        return all == 0 ? 0 : 2.0 * right / all;
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
