package io.firstpass.vision.measure;

import java.util.List;

/** The confidence from which on a model's detections count, and its F there. */
public record OperatingPoint(double confidence, double f) {
    /** Where F is best over one confidence for all classes, in steps of 0.01; the lowest of several as good. */
    public static OperatingPoint best(List<Scored> images, double iou) {
        List<Matching.Hit> hits = images.stream()
                .flatMap(image -> Matching.of(image, iou).stream())
                .toList();
        int boxes = images.stream().mapToInt(image -> image.truth().size()).sum();
        OperatingPoint best = new OperatingPoint(0.01, -1);
        for (int step = 1; step < 100; step++) {
            double least = step / 100.0;
            double f = Counts.of(hits, least).f(boxes);
            if (f > best.f) best = new OperatingPoint(least, f);
        }
        return best;
    }
}
