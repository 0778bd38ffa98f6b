package io.firstpass.edge.inspection;

import io.firstpass.contract.ModelRef;
import io.firstpass.vision.detection.Certainty;

/** Hears of the line's frames. Thread-safe; holds none of them up, and throws nothing. */
interface Bystander {
    /** A frame is in hand; {@link #went} follows, whatever becomes of it. */
    void came();

    /** The line's model has judged it. */
    void answered(byte[] frame, ModelRef by, Certainty found);

    void went();
}
