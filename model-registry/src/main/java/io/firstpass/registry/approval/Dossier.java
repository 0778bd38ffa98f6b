package io.firstpass.registry.approval;

import java.util.List;

/** What is known of a version when somebody decides on it: all approvals ever given, the oldest first. */
public record Dossier(
        String submitter,
        Basis basis,
        List<String> openGates,
        boolean closed,
        List<Approval> approvals,
        List<Delegation> delegations) {
    public Dossier {
        openGates = List.copyOf(openGates);
        approvals = List.copyOf(approvals);
        delegations = List.copyOf(delegations);
    }
}
