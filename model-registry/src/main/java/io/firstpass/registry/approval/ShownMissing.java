package io.firstpass.registry.approval;

import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.rest.ProblemTexts;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a version lacks as REST shows it: for programs by gates and roles, and in one sentence of the caller's language. */
public record ShownMissing(List<Gate> gates, List<String> roles, List<String> objections, String text) {
    static ShownMissing of(Missing missing, ProblemTexts texts) {
        List<String> roles = missing.roles().stream().sorted().map(Role::slug).toList();
        List<String> objections = missing.objections().stream()
                .map(one ->
                        texts.text("missing.objection", one.actor(), one.role().slug(), one.decision(), one.reason()))
                .toList();
        String text = Stream.of(
                        part(
                                texts,
                                "missing.gates",
                                missing.gates().stream().map(Gate::name).toList()),
                        part(texts, "missing.roles", roles),
                        part(texts, "missing.objections", objections))
                .flatMap(part -> part)
                .collect(Collectors.joining("; "));
        return new ShownMissing(
                missing.gates(), roles, objections, text.isEmpty() ? texts.text("missing.nothing") : text);
    }

    private static Stream<String> part(ProblemTexts texts, String key, List<String> items) {
        return items.isEmpty() ? Stream.empty() : Stream.of(texts.text(key, String.join(", ", items)));
    }
}
