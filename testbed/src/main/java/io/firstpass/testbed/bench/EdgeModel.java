package io.firstpass.testbed.bench;

import io.firstpass.contract.ModelRef;
import io.firstpass.vision.measure.Unusable;
import java.util.LinkedHashMap;
import java.util.Map;

/** The model that an edge server runs, as {@code GET /api/v1/model} tells; {@code model} is null until one is ready, and {@code reason} says why. */
record EdgeModel(String reason, ModelRef model, String variant, Map<String, Threshold> thresholds) {
    record Threshold(double accept, double doubt) {}

    EdgeModel ready() {
        if (model != null && thresholds != null) return this;
        throw new Unusable("the edge has no model ready" + (reason == null ? "" : ": " + reason));
    }

    Map<String, Double> accept() {
        Map<String, Double> accept = new LinkedHashMap<>();
        thresholds.forEach((name, threshold) -> accept.put(name, threshold.accept()));
        return accept;
    }
}
