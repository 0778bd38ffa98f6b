package io.firstpass.registry.approval;

import io.firstpass.registry.approval.Answer.Refused;
import io.firstpass.registry.rest.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What the rule of four eyes needs to know of a caller, and what a caller is told of it. */
final class Callers {
    private Callers() {}

    static Set<Role> roles(HttpServletRequest request) {
        return Arrays.stream(Role.values())
                .filter(role -> request.isUserInRole(role.slug()))
                .collect(Collectors.toUnmodifiableSet());
    }

    static Role role(String slug) {
        return Role.find(slug)
                .orElseThrow(() -> new Refusal(400, "invalid-parameter", "role", "security, quality", slug));
    }

    static Refusal refusal(Refused refused) {
        return new Refusal(
                status(refused.cause()),
                refused.cause().slug(),
                refused.facts().stream().map(Object::toString).toArray());
    }

    private static int status(Answer.Cause cause) {
        return switch (cause) {
            case ROLE_NEEDED, SUBMITTER, TWO_ROLES -> 403;
            case REASON_NEEDED -> 422;
            case CLOSED, EVIDENCE_CHANGED, REPLAYED, GATES_OPEN -> 409;
        };
    }
}
