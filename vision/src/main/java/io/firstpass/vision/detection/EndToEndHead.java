package io.firstpass.vision.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The end-to-end head of YOLOv10 and of graphs that suppress by themselves: [pictures, rows, 6]. Per row the corners in
 * input pixels, the score and the class's number; rows that are not needed have a score of 0.
 */
final class EndToEndHead implements HeadDecoder {
    private static final int ROW = 6;

    private final int classes;

    EndToEndHead(int classes) {
        this.classes = classes;
    }

    @Override
    public boolean fits(Output output, int batch) {
        return output.hasShape(batch, Output.ANY, ROW);
    }

    @Override
    public String shape() {
        return "[pictures, rows, 6: x1, y1, x2, y2, score, class]";
    }

    @Override
    public List<Candidate> decode(Output output, int index, double floor) {
        int rows = output.size(1);
        List<Candidate> candidates = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            Candidate candidate = candidate(output.values(), (index * rows + row) * ROW);
            if (Double.isNaN(candidate.confidence())) throw Candidate.noNumber();
            if (candidate.confidence() > floor && known(candidate)) candidates.add(candidate.finite());
        }
        candidates.sort(Comparator.comparingDouble(Candidate::confidence).reversed());
        return candidates;
    }

    /** A class that the manifest does not name has no threshold and no name: the graph's filler, not a detection. */
    private boolean known(Candidate candidate) {
        return candidate.defect() >= 0 && candidate.defect() < classes;
    }

    private static Candidate candidate(float[] values, int at) {
        int defect = Math.round(values[at + 5]);
        return new Candidate(defect, values[at + 4], values[at], values[at + 1], values[at + 2], values[at + 3]);
    }
}
