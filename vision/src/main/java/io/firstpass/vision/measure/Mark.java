package io.firstpass.vision.measure;

import io.firstpass.contract.Box;

/** A true defect of an image, as its label says: class and box in pixels. */
public record Mark(String defect, Box box) {}
