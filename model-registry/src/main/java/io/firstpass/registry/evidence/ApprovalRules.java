package io.firstpass.registry.evidence;

import java.util.List;
import java.util.Set;

/** Who has to agree, each role by another person and none by the submitter, and how long their word holds. */
public record ApprovalRules(List<String> roles, int expiresDays) {
    public ApprovalRules {
        roles = List.copyOf(PolicyRefused.present("approval.roles", roles));
        if (roles.size() < 2 || Set.copyOf(roles).size() != roles.size())
            throw new PolicyRefused("approval.roles is " + roles + ", needs two roles at least, and none twice");
        PolicyRefused.days("approval.expiresDays", expiresDays);
    }
}
