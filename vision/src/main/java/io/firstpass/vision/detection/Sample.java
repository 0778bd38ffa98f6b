package io.firstpass.vision.detection;

import io.firstpass.contract.InvalidMessage;

/** A frame of a package and the detections that the fp32 variant gives on it, both as entries of the zip. */
public record Sample(String frame, String expected) {
    public Sample {
        if (frame == null) throw new InvalidMessage("frame", "is missing");
        if (expected == null) throw new InvalidMessage("expected", "is missing");
    }
}
