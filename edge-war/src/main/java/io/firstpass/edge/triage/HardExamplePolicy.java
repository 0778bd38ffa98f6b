package io.firstpass.edge.triage;

import io.firstpass.contract.Detection;
import java.util.List;

/**
 * Says from a frame's detections alone whether a second look would teach anything.
 *
 * <p>It is given everything that the model found above its lowest floor, a confidence of 0.01, in any order: what is too
 * weak to be listed is what the doubt is made of. A policy keeps nothing between frames and is as thread-safe as the
 * random generator that it was made with.
 */
@FunctionalInterface
public interface HardExamplePolicy {
    Judgement judge(List<Detection> detections);
}
