package io.firstpass.edge.inspection;

import io.firstpass.contract.ModelRef;
import io.firstpass.vision.detection.Certainty;
import java.util.function.Supplier;

/** Hears of the line's frames. Thread-safe; holds none of them up, and throws nothing. */
interface Bystander {
    /** A frame is in hand; {@link #went} follows, whatever becomes of it. */
    void came();

    /** The line's model has answered; {@code found} judges its answer, for who wants to know. */
    void answered(byte[] frame, ModelRef by, Supplier<Certainty> found);

    void went();
}
