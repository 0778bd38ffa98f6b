package io.firstpass.vision.detection;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which of a package's variants runs here: the one named, else the one that is fastest on this machine's CPU. */
final class VariantChoice {
    private final ModelPackage model;
    private final HeadDecoder head;

    VariantChoice(ModelPackage model, HeadDecoder head) {
        this.model = model;
        this.head = head;
    }

    LoadedVariant make(Optional<String> name) {
        List<Variant> candidates = candidates(name);
        LoadedVariant fastest = load(candidates.get(0));
        if (candidates.size() == 1) return fastest;
        Duration best = fastest.time();
        for (Variant candidate : candidates.subList(1, candidates.size())) {
            LoadedVariant rival = load(candidate);
            Duration time = rival.time();
            (time.compareTo(best) < 0 ? fastest : rival).close();
            if (time.compareTo(best) < 0) {
                fastest = rival;
                best = time;
            }
        }
        return fastest;
    }

    private LoadedVariant load(Variant variant) {
        return LoadedVariant.load(model, variant, head);
    }

    private List<Variant> candidates(Optional<String> name) {
        List<Variant> candidates = model.manifest().variants().stream()
                .filter(Variant::runsOnCpu)
                .filter(variant -> name.isEmpty() || variant.isNamed(name.get()))
                .toList();
        if (candidates.isEmpty()) throw missing(name);
        return candidates;
    }

    private ModelRefused missing(Optional<String> name) {
        return new ModelRefused(name.map(wanted -> model + " has no variant " + wanted + " for the CPU, it has "
                        + names() + ": name one of these in firstpass.model.variant, or none")
                .orElse(model + " has no variant for the CPU, it has " + names() + ": take a package that has one"));
    }

    private String names() {
        return model.manifest().variants().stream()
                .map(variant -> variant.precision() + " " + variant.devices())
                .collect(Collectors.joining(", "));
    }
}
