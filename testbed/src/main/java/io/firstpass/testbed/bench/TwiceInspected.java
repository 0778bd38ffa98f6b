package io.firstpass.testbed.bench;

import io.firstpass.contract.Detection;
import io.firstpass.vision.measure.Mark;
import io.firstpass.vision.measure.Scored;
import java.util.List;

/** One image's truth, and what edge and cloud each found on it. */
record TwiceInspected(List<Mark> truth, List<Detection> edge, List<Detection> cloud) {
    TwiceInspected {
        truth = List.copyOf(truth);
        edge = List.copyOf(edge);
        cloud = List.copyOf(cloud);
    }

    Scored byEdge() {
        return new Scored(truth, edge);
    }

    Scored byCloud() {
        return new Scored(truth, cloud);
    }
}
