package io.firstpass.registry.approval;

import java.util.List;
import java.util.Set;

/** How far a version is with its officers: who agrees, who objects, and whose agreement is missing. */
public record Standing(List<Approval> agreeing, List<Approval> objecting, Set<Role> missing) {
    /** Everybody needed agrees and nobody objects. */
    public boolean isApproved() {
        return missing.isEmpty() && objecting.isEmpty();
    }
}
