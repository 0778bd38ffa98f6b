package io.firstpass.registry.admission;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What of a Kubernetes pod tells what it would run. Every part may be null: the sender decides what it sends. */
record Pod(Metadata metadata, Spec spec) {
    static final String LABEL = "app.kubernetes.io/part-of";
    static final String MODEL = "firstpass.io/model";

    record Metadata(Map<String, String> labels, Map<String, String> annotations) {}

    record Container(String name, String image) {}

    record Spec(List<Container> initContainers, List<Container> containers, List<Container> ephemeralContainers) {}

    boolean isOurs() {
        return metadata != null && metadata.labels != null && "firstpass".equals(metadata.labels.get(LABEL));
    }

    Optional<String> model() {
        return metadata == null || metadata.annotations == null
                ? Optional.empty()
                : Optional.ofNullable(metadata.annotations.get(MODEL));
    }

    /** All that bring an image, whichever way they run. */
    List<Container> containers() {
        if (spec == null) return List.of();
        return Stream.of(spec.initContainers, spec.containers, spec.ephemeralContainers)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .toList();
    }
}
