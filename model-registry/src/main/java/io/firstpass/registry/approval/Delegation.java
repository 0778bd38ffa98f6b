package io.firstpass.registry.approval;

import java.time.Instant;

/** An officer's word that another person acts for him in one role for a while. It cannot be passed on. */
public record Delegation(String from, String to, Role role, Instant until) {
    boolean lets(String actor, Role wanted, Instant now) {
        return to.equals(actor) && role == wanted && now.isBefore(until);
    }
}
