package io.firstpass.registry.pages;

import io.firstpass.registry.approval.Approval;
import io.firstpass.registry.approval.ApprovalBook;
import io.firstpass.registry.approval.Delegation;
import io.firstpass.registry.approval.Delegations;
import io.firstpass.registry.approval.Role;
import io.firstpass.registry.model.ShownVersion;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * In which roles the reader may decide. What this offers is a courtesy to him: the rule of four eyes itself is kept by
 * the book that enters his decision.
 */
@RequestScoped
class Officer {
    @Inject
    Reader reader;

    @Inject
    Delegations delegations;

    @Inject
    ApprovalBook approvals;

    private Set<Role> roles;

    Set<Role> ownRoles() {
        var own = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) if (reader.is(role.slug())) own.add(role);
        return own;
    }

    /** His own roles and those that others let him act in. */
    Set<Role> roles() {
        if (roles == null) {
            roles = EnumSet.copyOf(ownRoles());
            for (Delegation one : delegations.to(reader.getName(), Instant.now())) roles.add(one.role());
        }
        return roles;
    }

    /**
     * On this version, his own first: none on what he submitted himself, and no second one beside that in which he spoke
     * already.
     */
    List<Role> rolesOn(ShownVersion version) {
        if (version.submitter().equals(reader.getName())) return List.of();
        List<Role> spoken = approvals.of(version.digest()).stream()
                .filter(one -> List.of(one.actor(), one.principal()).contains(reader.getName()))
                .map(Approval::role)
                .toList();
        var roles = new LinkedHashSet<>(ownRoles());
        roles.addAll(roles());
        return roles.stream()
                .filter(role -> spoken.isEmpty() || spoken.contains(role))
                .toList();
    }
}
