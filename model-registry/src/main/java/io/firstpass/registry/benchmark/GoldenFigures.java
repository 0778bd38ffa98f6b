package io.firstpass.registry.benchmark;

import io.firstpass.contract.ModelRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model package showed on a golden set. Detections match boxes at IoU 0.33, where nothing else is said.
 *
 * @param goldenSet its digest
 * @param curve one point for each confidence from 0.01 to 0.99, over all classes together
 */
public record GoldenFigures(
        ModelRef model,
        String variant,
        String goldenSet,
        int images,
        int boxes,
        Accuracy accuracy,
        Map<String, OfClass> classes,
        Rates rates,
        Speed speed,
        List<Point> curve,
        Machine machine) {

    /** F at {@code accept} counts each class from the manifest's threshold on; the best is over one confidence for all. */
    public record Accuracy(double map33, double map50, double bestF, double bestConfidence, double fAtAccept) {}

    /** One class that has boxes; recall from the manifest's thresholds on. */
    public record OfClass(int boxes, double ap33, double recallAtAccept, double recallAtDoubt) {}

    /**
     * What the manifest's thresholds do to whole units.
     *
     * @param escape of the units passed, those that are defective: depends on how many of the golden set are
     * @param missed of the defective units, those passed: does not
     * @param falseCall of the good units, those failed
     * @param held of all units, those in doubt
     */
    public record Rates(Rate escape, Rate missed, Rate falseCall, Rate held) {}

    /**
     * A picture at a time, from the decoded frame to the boxes, in ms.
     *
     * @param imagesPerSecond reading and decoding the files included
     * @param quantiles at 0 %, 1 %, … 100 %
     */
    public record Speed(double p50, double p90, double p99, double imagesPerSecond, List<Double> quantiles) {
        public Speed {
            quantiles = List.copyOf(quantiles);
        }
    }

    /** Precision is 1 where nothing is found. */
    public record Point(double confidence, double precision, double recall) {}

    public GoldenFigures {
        classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
        curve = List.copyOf(curve);
    }
}
