package io.firstpass.registry.admission;

import io.firstpass.registry.model.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a pod may run. An update answers only for what it changes: a pod whose scan has grown old meanwhile must still
 * be able to end.
 *
 * @param approved empty while nobody knows: who asks for nothing new is let through all the same
 */
record Judgement(Optional<Approved> approved, Overrides overrides, Instant now) {
    private static final Pattern IMAGE = Pattern.compile("[^@\\s]+@(sha256:[0-9a-f]{64})");
    private static final Pattern MODEL = Pattern.compile("sha256:([0-9a-f]{64})");

    /** @return why not, all reasons at once; empty where it may */
    List<String> reasons(AdmissionReview.Request request) {
        if ("DELETE".equals(request.operation())) return List.of();
        if (request.kind() == null || !"Pod".equals(request.kind().kind()) || request.object() == null)
            return List.of("only pods are judged here: name no other resource in the webhook's rules");
        Pod pod = request.object();
        Optional<Pod> before = Optional.ofNullable(request.oldObject());
        if (!pod.isOurs())
            return before.filter(Pod::isOurs).isPresent()
                    ? List.of("the label " + Pod.LABEL + ": firstpass must not be taken off a pod: delete the pod")
                    : List.of();
        if (before.isEmpty() && pod.images().isEmpty()) return List.of("the pod names no image");
        return reasons(pod, before.filter(Pod::isOurs));
    }

    /** @param known what was judged before; empty where all of the pod is new to us */
    private List<String> reasons(Pod pod, Optional<Pod> known) {
        var images = new ArrayList<>(pod.images());
        images.removeAll(known.map(Pod::images).orElse(List.of()));
        boolean sameModel = known.map(Pod::model).filter(pod.model()::equals).isPresent();
        var reasons = new ArrayList<>(overrides.reasons(pod));
        reasons.removeAll(known.map(overrides::reasons).orElse(List.of()));
        if (images.isEmpty() && sameModel) return reasons;
        if (approved.isEmpty()) {
            reasons.add(0, "the registry cannot read what is approved at the moment; it is tried again by itself");
            return reasons;
        }
        Stream<Optional<String>> unapproved = Stream.concat(
                images.stream().map(image -> image(approved.get(), image)),
                sameModel ? Stream.of() : Stream.of(model(approved.get(), pod)));
        return Stream.concat(unapproved.flatMap(Optional::stream), reasons.stream())
                .toList();
    }

    private Optional<String> image(Approved approved, Pod.Image image) {
        Matcher named = IMAGE.matcher(String.valueOf(image.reference()));
        String which = image.place() + ": image " + image.reference();
        if (!named.matches())
            return Optional.of(which + " is not named by digest: write name@sha256:<64 hexadecimal digits>");
        Instant until = approved.images().get(named.group(1));
        if (until == null) return Optional.of(which + " has no scan that passed under the policy in force: scan it");
        if (!now.isBefore(until)) return Optional.of(which + " was scanned too long ago: scan it again");
        return Optional.empty();
    }

    private static Optional<String> model(Approved approved, Pod pod) {
        Matcher named = MODEL.matcher(pod.model().orElse(""));
        if (!named.matches())
            return Optional.of("annotation " + Pod.MODEL + " is " + pod.model().orElse("missing")
                    + ": it needs to be sha256:<digest of the model package>");
        return unapproved(approved, named.group(1));
    }

    /** @param digest of the model package, hexadecimal */
    static Optional<String> unapproved(Approved approved, String digest) {
        State state = approved.versions().get(digest);
        if (state == State.APPROVED || state == State.RELEASED) return Optional.empty();
        return Optional.of("model sha256:" + digest + " is " + (state == null ? "not in the registry" : state)
                + ", needs to be APPROVED or RELEASED");
    }
}
