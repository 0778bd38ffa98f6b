package io.firstpass.registry.approval;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What one officer decided on one version. {@code principal} is who let the actor act for him; the actor himself where
 * he has the role. {@code voided} says why it counts no longer, empty while it may.
 */
public record Approval(
        UUID id,
        Role role,
        String actor,
        String principal,
        Decision decision,
        String reason,
        Instant at,
        Instant expiresAt,
        Basis basis,
        Optional<String> voided) {

    /** Everybody who stands behind it. */
    Set<String> people() {
        return actor.equals(principal) ? Set.of(actor) : Set.of(actor, principal);
    }

    boolean counts(Basis current, Instant now) {
        return voided.isEmpty() && basis.equals(current) && now.isBefore(expiresAt);
    }

    boolean says(Wish wish, Basis current) {
        return role == wish.role()
                && actor.equals(wish.actor())
                && decision == wish.decision()
                && reason.equals(wish.reason())
                && basis.equals(current);
    }
}
