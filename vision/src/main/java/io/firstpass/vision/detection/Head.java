package io.firstpass.vision.detection;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The form of a model's output. */
public enum Head {
    /** A score for every anchor and class; overlapping boxes are still in it. */
    @JsonProperty("dense")
    DENSE,
    /** Finished detections; suppression happened inside the graph. */
    @JsonProperty("end2end")
    END2END
}
