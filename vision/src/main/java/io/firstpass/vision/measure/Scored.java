package io.firstpass.vision.measure;

import io.firstpass.contract.Detection;
import java.util.List;

/** One image's truth and what a model found on it. */
public record Scored(List<Mark> truth, List<Detection> found) {
    public Scored {
        truth = List.copyOf(truth);
        found = List.copyOf(found);
    }
}
