package io.firstpass.registry.approval;

import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.gates.EvidenceBook;
import io.firstpass.registry.gates.PolicyInForce;
import io.firstpass.registry.model.ModelVersion;
import io.firstpass.registry.model.ShownVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What waits for a person: versions past their gates that lack a role's word and may have it from him. */
@ApplicationScoped
public class Inbox {
    private static final String WAITING =
            """
            select v.* from version v where v.state = 'CANDIDATE' and v.number > ?1 and v.submitter not in (?2, ?3)
            and not exists (select from approval a where a.digest = v.digest and a.void_reason is null
                and a.expires_at > ?4 and a.policy_version = ?5 and (a.role = ?6 or a.decision <> 'APPROVE'))
            and not exists (select from approval a where a.digest = v.digest and a.role <> ?7
                and (a.actor in (?8, ?9) or a.principal in (?10, ?11)))
            """;

    /** Once a key is revoked, what it signed may stand here many in a row. */
    private static final int MOST_AT_ONCE = 500;

    /** Only the latest evidence of a gate speaks for it. Whether it still counts is asked of those that are left. */
    private static final String PASSED =
            """
            and exists (select from (select verdict, policy_version from evidence e where e.digest = v.digest
                and e.gate = '%s' order by e.number desc limit 1) latest
                where latest.verdict = 'PASSED' and latest.policy_version = %d)
            """;

    @PersistenceContext(unitName = "registry")
    EntityManager database;

    @Inject
    PolicyInForce policy;

    @Inject
    Delegations delegations;

    @Inject
    EvidenceBook evidence;

    /**
     * A page, what was submitted first before the others.
     *
     * @param after the last version's number of the page before; 0 for the first one
     */
    @Transactional
    public List<Waiting> waitingFor(String person, Set<Role> ownRoles, long after, int limit) {
        Instant now = Instant.now();
        Map<String, Waiting> waiting = new HashMap<>();
        for (Role role : ownRoles) collect(waiting, page(person, person, role, after, limit, now), role);
        for (Delegation one : delegations.to(person, now))
            collect(waiting, page(person, one.from(), one.role(), after, limit, now), one.role());
        return waiting.values().stream()
                .sorted(Comparator.comparingLong(one -> one.version().number()))
                .limit(limit)
                .toList();
    }

    private static void collect(Map<String, Waiting> waiting, List<ShownVersion> page, Role role) {
        for (ShownVersion version : page)
            waiting.computeIfAbsent(version.digest(), digest -> new Waiting(version, EnumSet.noneOf(Role.class)))
                    .roles()
                    .add(role);
    }

    private List<ShownVersion> page(String person, String principal, Role role, long after, int limit, Instant now) {
        var page = new ArrayList<ShownVersion>();
        long place = after;
        for (int size = limit; ; size = Math.min(2 * size, MOST_AT_ONCE)) {
            List<ShownVersion> found = passed(person, principal, role, place, size, now);
            Map<String, List<Gate>> open =
                    evidence.openGates(found.stream().map(ShownVersion::digest).toList());
            found.stream()
                    .filter(version -> open.get(version.digest()).isEmpty())
                    .limit(limit - page.size())
                    .forEach(page::add);
            if (page.size() == limit || found.size() < size) return page;
            place = found.get(found.size() - 1).number();
        }
    }

    @SuppressWarnings("unchecked")
    private List<ShownVersion> passed(String person, String principal, Role role, long after, int limit, Instant now) {
        List<ModelVersion> page = database.createNativeQuery(sql(), ModelVersion.class)
                .setParameter(1, after)
                .setParameter(2, person)
                .setParameter(3, principal)
                .setParameter(4, now.atOffset(ZoneOffset.UTC))
                .setParameter(5, policy.get().version())
                .setParameter(6, role.name())
                .setParameter(7, role.name())
                .setParameter(8, person)
                .setParameter(9, principal)
                .setParameter(10, person)
                .setParameter(11, principal)
                .setMaxResults(limit)
                .getResultList();
        return page.stream().map(ShownVersion::of).toList();
    }

    private String sql() {
        var sql = new StringBuilder(WAITING);
        for (Gate gate : EnumSet.copyOf(policy.get().needed()))
            sql.append(PASSED.formatted(gate, policy.get().version()));
        return sql.append("order by v.number").toString();
    }
}
