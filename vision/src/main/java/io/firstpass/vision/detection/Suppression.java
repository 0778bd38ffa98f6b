package io.firstpass.vision.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Greedy non-maximum suppression, class by class: the surest box stays, and every other of its class that overlaps it
 * by more than the IoU goes. The rule is that of {@code torchvision.ops.batched_nms}: an overlap of just the IoU stays.
 */
final class Suppression {
    private static final Comparator<Candidate> SUREST_FIRST =
            Comparator.comparingDouble(Candidate::confidence).reversed();

    private Suppression() {}

    /** What remains, surest first. */
    static List<Candidate> suppress(List<Candidate> candidates, double iou) {
        List<Candidate> kept = new ArrayList<>();
        Map<Integer, List<Candidate>> keptByClass = new HashMap<>();
        for (Candidate candidate : candidates.stream().sorted(SUREST_FIRST).toList()) {
            List<Candidate> rivals = keptByClass.computeIfAbsent(candidate.defect(), defect -> new ArrayList<>());
            if (rivals.stream().anyMatch(rival -> rival.overlap(candidate) > iou)) continue;
            rivals.add(candidate);
            kept.add(candidate);
        }
        return kept;
    }
}
