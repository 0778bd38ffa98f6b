package io.firstpass.vision.detection;

/** What all detections of a frame together say of it. */
public enum Certainty {
    /** At least one detection is as sure as its class demands. */
    DEFECT,
    /** No defect, but at least one detection that cannot be waved through. */
    DOUBT,
    CLEAN
}
