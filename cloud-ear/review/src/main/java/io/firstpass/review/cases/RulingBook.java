package io.firstpass.review.cases;

import io.firstpass.contract.Outcome;
import io.firstpass.contract.Ruling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Every ruling with all its revisions, the cases they open, and the rulings that a site has not been told yet. */
@ApplicationScoped
public class RulingBook {
    /** Any number that no other lock of this database has. */
    private static final long IN_ORDER = 5_731_001;

    @PersistenceContext(unitName = "review")
    EntityManager database;

    /**
     * Enters a ruling, its outbox entry and, where it is unsettled, its case. Joins the caller's transaction, so that
     * what the caller does and what the site is told happen together or not at all. Transactions that enter rulings go
     * one after another from here to their ends: so numbers become visible in their order, and whoever reads on after
     * the last one that they saw misses none.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void enter(Ruling ruling, String traceparent) {
        database.createNativeQuery("select 1 from pg_advisory_xact_lock(" + IN_ORDER + ")")
                .getSingleResult();
        database.persist(new RulingRevision(ruling));
        // The outbox entry refers to the ruling: it has to be there first.
        database.flush();
        database.persist(new OutboxEntry(ruling, traceparent));
        if (ruling.outcome() == Outcome.UNSETTLED) database.persist(new OpenCase(ruling));
    }

    /** All revisions for one inspection, the oldest first; empty where nothing was ruled. */
    @Transactional
    public List<Ruling> revisions(UUID inspection) {
        return database.createQuery(
                        "select r from RulingRevision r where r.inspectionId = :id order by r.revision",
                        RulingRevision.class)
                .setParameter("id", inspection)
                .getResultStream()
                .map(RulingRevision::ruling)
                .toList();
    }

    /** A page of rulings by when they were entered. {@code site} may be null: any. */
    @Transactional
    List<RulingRevision> page(String site, Instant since, RulingOrder order, long after, int limit) {
        String where = "r.number " + order.beyond + " :after and r.decidedAt >= :since"
                + (site == null ? "" : " and r.site = :site");
        var query = database.createQuery(
                        "select r from RulingRevision r where " + where + " order by r.number " + order.direction,
                        RulingRevision.class)
                .setParameter("after", after)
                .setParameter("since", since.atOffset(ZoneOffset.UTC))
                .setMaxResults(limit);
        if (site != null) query.setParameter("site", site);
        return query.getResultList();
    }

    @Transactional
    List<OpenCase> cases(CaseState state, long after, int limit) {
        return database.createQuery(
                        "select c from OpenCase c where c.state = :state and c.number > :after order by c.number",
                        OpenCase.class)
                .setParameter("state", state.name())
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    @Transactional
    public long openCases() {
        return database.createQuery("select count(c) from OpenCase c where c.state = 'OPEN'", Long.class)
                .getSingleResult();
    }
}
