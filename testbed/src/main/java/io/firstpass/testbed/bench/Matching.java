package io.firstpass.testbed.bench;

import io.firstpass.contract.Box;
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
            double overlap = mark.defect().equals(found.defect()) ? overlap(mark.box(), found.box()) : 0;
            if (overlap < iou || overlap <= most) continue;
            best = mark;
            most = overlap;
        }
        // equal labels are interchangeable, so that removing the first equal one is as good
        return best != null && open.remove(best);
    }

    /** Intersection over union, 0 to 1. */
    static double overlap(Box a, Box b) {
        double width = Math.min(a.x2(), b.x2()) - Math.max(a.x1(), b.x1());
        double height = Math.min(a.y2(), b.y2()) - Math.max(a.y1(), b.y1());
        if (width <= 0 || height <= 0) return 0;
        double common = width * height;
        return common / (area(a) + area(b) - common);
    }

    private static double area(Box box) {
        return (box.x2() - box.x1()) * (box.y2() - box.y1());
    }
}
