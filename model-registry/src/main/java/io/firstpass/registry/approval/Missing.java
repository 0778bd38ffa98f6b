package io.firstpass.registry.approval;

import io.firstpass.registry.evidence.Gate;
import java.util.List;
import java.util.Set;

/** What stands between a version and its release: gates to get past, roles to agree, people who object; and who agrees. */
public record Missing(List<Gate> gates, Set<Role> roles, List<Approval> objections, List<Approval> agreements) {
    public Missing {
        gates = List.copyOf(gates);
        objections = List.copyOf(objections);
        agreements = List.copyOf(agreements);
    }

    /** It may run. */
    public boolean isNothing() {
        return gates.isEmpty() && roles.isEmpty() && objections.isEmpty();
    }
}
