package io.firstpass.vision.measure;

import java.util.Comparator;
import java.util.List;

/** The area under the interpolated precision-recall curve, at all points. */
final class AveragePrecision {
    private AveragePrecision() {}

    /** @param boxes how many there were to find, at least 1 */
    static double of(List<Matching.Hit> hits, int boxes) {
        List<Matching.Hit> sorted = hits.stream()
                .sorted(Comparator.comparingDouble(Matching.Hit::confidence).reversed())
                .toList();
        double[] precision = new double[sorted.size()];
        int right = 0;
        for (int i = 0; i < precision.length; i++) {
            if (sorted.get(i).right()) right++;
            precision[i] = (double) right / (i + 1);
        }
        double area = 0;
        double best = 0;
        for (int i = precision.length - 1; i >= 0; i--) {
            best = Math.max(best, precision[i]);
            if (sorted.get(i).right()) area += best / boxes;
        }
        return area;
    }
}
