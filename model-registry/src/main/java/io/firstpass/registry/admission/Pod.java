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

    /** A volume's files may come out of an image too. */
    record Volume(String name, Source image) {}

    record Source(String reference) {}

    record Spec(
            List<Container> initContainers,
            List<Container> containers,
            List<Container> ephemeralContainers,
            List<Volume> volumes) {}

    /** @param place such as {@code container edge} */
    record Image(String place, String reference) {}

    boolean isOurs() {
        return metadata != null && metadata.labels != null && "firstpass".equals(metadata.labels.get(LABEL));
    }

    Optional<String> model() {
        return metadata == null || metadata.annotations == null
                ? Optional.empty()
                : Optional.ofNullable(metadata.annotations.get(MODEL));
    }

    /** All that come into the pod, whichever way they run or are mounted. */
    List<Image> images() {
        if (spec == null) return List.of();
        Stream<Image> run = Stream.of(spec.initContainers, spec.containers, spec.ephemeralContainers)
                .flatMap(Pod::present)
                .map(one -> new Image("container " + one.name, one.image));
        Stream<Image> mounted = present(spec.volumes)
                .filter(one -> one.image != null)
                .map(one -> new Image("volume " + one.name, one.image.reference));
        return Stream.concat(run, mounted).toList();
    }

    private static <T> Stream<T> present(List<T> list) {
        return list == null ? Stream.of() : list.stream().filter(Objects::nonNull);
    }
}
