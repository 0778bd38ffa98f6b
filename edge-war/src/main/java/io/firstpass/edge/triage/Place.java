package io.firstpass.edge.triage;

import io.firstpass.contract.Detection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A spot of the frame with all that the model sees there, surest first: detections of whatever class that overlap the surest. */
record Place(List<Detection> rivals) {
    private static final double OVERLAP = 0.3;
    private static final Comparator<Detection> SUREST_FIRST =
            Comparator.comparingDouble(Detection::confidence).reversed();

    Place {
        rivals = List.copyOf(rivals);
    }

    /** Every detection is in exactly one place, the first whose surest it overlaps. */
    static List<Place> of(List<Detection> detections) {
        List<List<Detection>> places = new ArrayList<>();
        for (Detection found : detections.stream().sorted(SUREST_FIRST).toList())
            places.stream()
                    .filter(place -> place.get(0).box().overlap(found.box()) >= OVERLAP)
                    .findFirst()
                    .ifPresentOrElse(place -> place.add(found), () -> places.add(new ArrayList<>(List.of(found))));
        return places.stream().map(Place::new).toList();
    }
}
