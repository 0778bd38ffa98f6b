package io.firstpass.registry.approval;

import java.time.Instant;
import java.util.Set;

/** What somebody asks to be entered: a decision for a role, with the evidence that he had before him. */
public record Wish(
        String actor,
        Set<Role> ownRoles,
        Role role,
        Decision decision,
        String reason,
        String evidenceSeen,
        Instant at) {
    public Wish {
        ownRoles = Set.copyOf(ownRoles);
        reason = reason.strip();
    }
}
