package io.firstpass.registry.approval;

import io.firstpass.registry.model.Deed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Who lets whom act for him. */
@ApplicationScoped
public class Delegations {
    @PersistenceContext(unitName = "registry")
    EntityManager database;

    @Inject
    Event<Deed> deeds;

    /** The caller has checked that the giver has the role himself. */
    @Transactional
    public void give(Delegation delegation, Instant now, String origin) {
        database.persist(new DelegationRow(delegation, now));
        deeds.fire(new Deed(
                delegation.from(),
                "delegation.give",
                delegation.to(),
                "",
                delegation.role().slug() + " until " + delegation.until(),
                origin));
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
