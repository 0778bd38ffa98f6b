package io.firstpass.registry.approval;

import java.time.Instant;
import java.util.UUID;

/** A decision as REST shows it; {@code voided} says why it counts no longer, null while it may. */
public record ShownApproval(
        UUID id,
        String role,
        String actor,
        String principal,
        Decision decision,
        String reason,
        Instant at,
        Instant expiresAt,
        String evidenceSet,
        int policyVersion,
        String voided) {
    static ShownApproval of(Approval a) {
        return new ShownApproval(
                a.id(),
                a.role().slug(),
                a.actor(),
                a.principal(),
                a.decision(),
                a.reason(),
                a.at(),
                a.expiresAt(),
                a.basis().evidenceSet(),
                a.basis().policyVersion(),
                a.voided().orElse(null));
    }
}
