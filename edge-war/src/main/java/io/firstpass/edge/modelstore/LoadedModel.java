package io.firstpass.edge.modelstore;

import io.firstpass.contract.Detection;
import io.firstpass.contract.ModelRef;
import io.firstpass.vision.detection.Detector;
import io.firstpass.vision.detection.Threshold;
import io.firstpass.vision.image.InputSpec;
import io.firstpass.vision.image.ModelInput;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A model that has been warmed up. {@code detect} answers each input with everything above the detector's floor, and
 * takes one caller at a time; {@code release} frees its native memory, and only when no call is under way.
 */
public record LoadedModel(
        ModelRef ref,
        String variant,
        InputSpec input,
        Map<String, Threshold> thresholds,
        Function<List<ModelInput>, List<List<Detection>>> detect,
        Runnable release) {
    static LoadedModel of(Detector detector, boolean approved) {
        return new LoadedModel(
                detector.model().withApproved(approved),
                detector.variant(),
                detector.manifest().input(),
                detector.manifest().thresholds(),
                detector::detect,
                detector::close);
    }

    /** One that was verified and not read, for where nothing is to run. */
    static LoadedModel unloaded(ModelRef ref) {
        return new LoadedModel(ref, "", null, Map.of(), batch -> List.of(), () -> {});
    }
}
