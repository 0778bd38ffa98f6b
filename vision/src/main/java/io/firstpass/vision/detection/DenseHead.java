package io.firstpass.vision.detection;

import java.util.ArrayList;
import java.util.List;

/**
 * The dense head of YOLOv8 and its kin: [pictures, 4 + classes, anchors]. Per anchor the box's centre, width and height
 * in input pixels, then a score for each class; the best class is the anchor's.
 */
final class DenseHead implements HeadDecoder {
    private static final int BOX = 4;

    private final int classes;
    private final double nmsIou;

    DenseHead(int classes, double nmsIou) {
        this.classes = classes;
        this.nmsIou = nmsIou;
    }

    @Override
    public boolean fits(Output output, int batch) {
        return output.hasShape(batch, BOX + classes, Output.ANY);
    }

    @Override
    public String shape() {
        return "[pictures, 4 + " + classes + " classes, anchors]";
    }

    @Override
    public List<Candidate> decode(Output output, int index, double floor) {
        int anchors = output.size(2);
        int first = index * (BOX + classes) * anchors;
        float[] values = output.values();
        List<Candidate> candidates = new ArrayList<>();
        for (int anchor = 0; anchor < anchors; anchor++) {
            int at = first + anchor;
            int best = best(values, at + BOX * anchors, anchors);
            float confidence = values[at + (BOX + best) * anchors];
            if (confidence <= floor) continue;
            Candidate candidate = candidate(values, at, anchors, best, confidence);
            candidates.add(candidate.finite());
        }
        return Suppression.suppress(candidates, nmsIou);
    }

    private int best(float[] values, int at, int stride) {
        int best = 0;
        for (int defect = 0; defect < classes; defect++) {
            float score = values[at + defect * stride];
            if (Float.isNaN(score)) throw Candidate.noNumber();
            if (score > values[at + best * stride]) best = defect;
        }
        return best;
    }

    private static Candidate candidate(float[] values, int at, int stride, int defect, float confidence) {
        double x = values[at];
        double y = values[at + stride];
        double halfWidth = values[at + 2 * stride] / 2.0;
        double halfHeight = values[at + 3 * stride] / 2.0;
        return new Candidate(defect, confidence, x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
    }
}
