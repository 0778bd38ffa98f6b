package io.firstpass.edge.triage;

import io.firstpass.contract.Box;
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
                    .filter(place -> overlap(place.get(0).box(), found.box()) >= OVERLAP)
                    .findFirst()
                    .ifPresentOrElse(place -> place.add(found), () -> places.add(new ArrayList<>(List.of(found))));
        return places.stream().map(Place::new).toList();
    }

    /** Intersection over union, 0 where boxes do not touch. */
    private static double overlap(Box a, Box b) {
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
