package io.firstpass.vision.measure;

import io.firstpass.contract.Detection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Says which detections of one image are right: each, highest confidence first, takes the unmatched box of its class
 * that it overlaps most, if by at least the IoU. Weaker detections never change what stronger ones took.
 */
public final class Matching {
    /** A detection and whether it took a box. */
    public record Hit(String defect, double confidence, boolean right) {}

    private Matching() {}

    public static List<Hit> of(Scored image, double iou) {
        List<Mark> open = new ArrayList<>(image.truth());
        List<Hit> hits = new ArrayList<>();
        image.found().stream()
                .sorted(Comparator.comparingDouble(Detection::confidence).reversed())
                .forEach(found -> hits.add(new Hit(found.defect(), found.confidence(), take(open, found, iou))));
        return hits;
    }

    private static boolean take(List<Mark> open, Detection found, double iou) {
        Mark best = null;
        double most = 0;
        for (Mark mark : open) {
            double overlap = mark.defect().equals(found.defect()) ? mark.box().overlap(found.box()) : 0;
            if (overlap < iou || overlap <= most) continue;
            best = mark;
            most = overlap;
        }
        // equal labels are interchangeable, so that removing the first equal one is as good
        return best != null && open.remove(best);
    }
}
