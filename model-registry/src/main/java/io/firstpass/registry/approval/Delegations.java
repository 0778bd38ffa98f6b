package io.firstpass.registry.approval;

import io.firstpass.registry.model.Deed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** Who lets whom act for him. */
@ApplicationScoped
public class Delegations {
    @PersistenceContext(unitName = "registry")
    EntityManager database;

    @Inject
    Event<Deed> deeds;

    /** The caller has checked that the giver has the role himself. */
    @Transactional
    public ShownDelegation give(Delegation delegation, Instant now, String origin) {
        var row = new DelegationRow(delegation, now);
        database.persist(row);
        database.flush();
        deeds.fire(new Deed(
                delegation.from(),
                "delegation.give",
                delegation.to(),
                "",
                delegation.role().slug() + " until " + delegation.until(),
                origin));
        return row.shown();
    }

    /**
     * Ends it now: by its giver, also without the role by now, or by anybody who has the role, for a giver who left ends
     * nothing himself. What was decided by it stays decided.
     *
     * @param ownRoles those of the person himself, not what others let him act in
     * @return false where this person can end none of that number, or it is over
     */
    @Transactional
    public boolean withdraw(long number, String person, Set<Role> ownRoles, Instant now, String origin) {
        DelegationRow row = database.find(DelegationRow.class, number, LockModeType.PESSIMISTIC_WRITE);
        if (row == null || !row.until.toInstant().isAfter(now)) return false;
        if (!row.from.equals(person) && !ownRoles.contains(row.role)) return false;
        String before = row.role.slug() + " for " + row.from + " until " + row.until.toInstant();
        row.end(now);
        deeds.fire(new Deed(person, "delegation.withdraw", row.to, before, "", origin));
        return true;
    }

    /** Those that this person gave, that let him act, or that are in a role of his own, at this time; the oldest first. */
    @Transactional
    public List<ShownDelegation> of(String person, Set<Role> ownRoles, Instant now) {
        return database.createQuery(
                        "select d from DelegationRow d where d.until > :now order by d.number", DelegationRow.class)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .getResultStream()
                .filter(row -> row.from.equals(person) || row.to.equals(person) || ownRoles.contains(row.role))
                .map(DelegationRow::shown)
                .toList();
    }

    /** Those that let this person act for somebody at this time. */
    @Transactional
    public List<Delegation> to(String person, Instant now) {
        return database.createQuery(
                        "select d from DelegationRow d where d.to = :person and d.until > :now order by d.number",
                        DelegationRow.class)
                .setParameter("person", person)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .getResultStream()
                .map(DelegationRow::delegation)
                .toList();
    }
}
