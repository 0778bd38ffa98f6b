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

    record Metadata(String name, String generateName, Map<String, String> labels, Map<String, String> annotations) {}

    record Container(
            String name,
            String image,
            List<String> command,
            List<String> args,
            String workingDir,
            List<Env> env,
            List<Object> envFrom,
            Lifecycle lifecycle,
            Hook livenessProbe,
            Hook readinessProbe,
            Hook startupProbe) {}

    /** @param valueFrom where another object or the node gives the value */
    record Env(String name, String value, Object valueFrom) {}

    record Lifecycle(Hook postStart, Hook preStop) {}

    /** What is done in a container besides its program. */
    record Hook(Object exec) {}

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

    /** As its controller names all of its kind, or its own. */
    Optional<String> name() {
        if (metadata == null) return Optional.empty();
        return Optional.ofNullable(metadata.generateName == null ? metadata.name : metadata.generateName + "*");
    }

    List<Container> initContainers() {
        return spec == null ? List.of() : present(spec.initContainers).toList();
    }

    List<Container> otherContainers() {
        return spec == null
                ? List.of()
                : Stream.of(spec.containers, spec.ephemeralContainers)
                        .flatMap(Pod::present)
                        .toList();
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

    static <T> Stream<T> present(List<T> list) {
        return list == null ? Stream.of() : list.stream().filter(Objects::nonNull);
    }
}
