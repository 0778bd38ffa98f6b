package io.firstpass.edge.inspection;

import io.firstpass.contract.Detection;
import io.firstpass.contract.ModelRef;
import io.firstpass.edge.batching.Batcher;
import io.firstpass.edge.triage.Triage;
import io.firstpass.vision.detection.Threshold;
import io.firstpass.vision.image.InputSpec;
import io.firstpass.vision.image.ModelInput;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What a frame passes through once it is decoded: the model's queue, and the triage with that model's thresholds. */
record Lane(
        ModelRef model,
        InputSpec input,
        Map<String, Threshold> thresholds,
        Batcher<ModelInput, List<Detection>> batcher,
        Triage triage) {
    /** What is worth listing: everything that is more than nothing by its class's own measure, or by the caller's. */
    List<Detection> listed(List<Detection> found, OptionalDouble minConfidence) {
        return found.stream()
                .filter(one -> one.confidence()
                        >= Math.min(
                                thresholds.get(one.defect()).doubt(), minConfidence.orElse(Double.POSITIVE_INFINITY)))
                .toList();
    }
}
