package io.firstpass.registry.approval;

import io.firstpass.registry.evidence.Gate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a version lacks as REST shows it: for programs by gates and roles, and in one sentence. */
public record ShownMissing(List<Gate> gates, List<String> roles, List<String> objections, String text) {
    static ShownMissing of(Missing missing) {
        List<String> roles = missing.roles().stream().sorted().map(Role::slug).toList();
        List<String> objections = missing.objections().stream()
                .map(one -> one.actor() + " as " + one.role().slug() + " says " + one.decision() + ": " + one.reason())
                .toList();
        return new ShownMissing(missing.gates(), roles, objections, text(missing.gates(), roles, objections));
    }

    private static String text(List<Gate> gates, List<String> roles, List<String> objections) {
        String said = Stream.of(
                        part("gates to pass: ", gates.stream().map(Gate::name).toList()),
                        part("roles to approve: ", roles),
                        part("objections: ", objections))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        return said.isEmpty() ? "nothing is missing" : said;
    }

    private static String part(String title, List<String> items) {
        return items.isEmpty() ? "" : title + String.join(", ", items);
    }
}
