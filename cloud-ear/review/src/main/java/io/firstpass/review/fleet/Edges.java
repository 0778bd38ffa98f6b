package io.firstpass.review.fleet;

import io.firstpass.contract.LinkState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.logging.Logger;

/** How the edges stand. Several servers hear the same heartbeats; each edge is one row, and what is known changes nothing. */
@ApplicationScoped
public class Edges {
    private static final Logger LOG = Logger.getLogger(Edges.class.getName());

    @PersistenceContext(unitName = "review")
    EntityManager database;

    @Inject
    EpochLedger ledger;

    /** @return false where it was old or known */
    @Transactional
    public boolean hear(Heard heard, Duration period) {
        EdgeName name = heard.edge();
        introduce(name, heard.at());
        Edge edge = database.find(Edge.class, new EdgeKey(name), LockModeType.PESSIMISTIC_WRITE);
        boolean first = edge.said == null;
        if (!edge.hear(heard, period)) return false;
        if (heard.heartbeat().outbox() != null)
            ledger.hear(name, heard.heartbeat().outbox(), heard.at());
        become(edge, edge.said, cause(edge.said, first), heard.at());
        return true;
    }

    /** Draws the conclusions from silence. */
    @Transactional
    public void overlook(Silence silence, Instant now) {
        for (Edge edge : silent(now.minus(silence.overdue()))) {
            Instant heard = (edge.heardAt == null ? edge.knownAt : edge.heardAt).toInstant();
            silence.conclude(edge.state, heard, now)
                    .ifPresent(next -> become(edge, next, EdgeEvent.Cause.SILENCE, now));
        }
    }

    /** Changes after one, the oldest first. */
    @Transactional
    public List<EdgeEvent> changesAfter(long number, int limit) {
        return database.createQuery(
                        "select e from EdgeEvent e where e.number > :number order by e.number", EdgeEvent.class)
                .setParameter("number", number)
                .setMaxResults(limit)
                .getResultList();
    }

    @Transactional
    public long lastChange() {
        return database.createQuery("select coalesce(max(e.number), 0) from EdgeEvent e", Long.class)
                .getSingleResult();
    }

    /** A site's changes before one, the newest first. {@code edge} may be null: any. */
    @Transactional
    List<EdgeEvent> changes(String site, String edge, long before, int limit) {
        String where = "e.site = :site and e.number < :before" + (edge == null ? "" : " and e.edge = :edge");
        var query = database.createQuery(
                        "select e from EdgeEvent e where " + where + " order by e.number desc", EdgeEvent.class)
                .setParameter("site", site)
                .setParameter("before", before)
                .setMaxResults(limit);
        if (edge != null) query.setParameter("edge", edge);
        return query.getResultList();
    }

    private void become(Edge edge, LinkState next, EdgeEvent.Cause cause, Instant now) {
        edge.become(next, cause, now).ifPresent(event -> {
            // Who reads on from the last number must not overlook one that is committed later.
            database.createNativeQuery("select 1 from pg_advisory_xact_lock(" + Locks.CHANGES + ")")
                    .getResultList();
            database.persist(event);
            database.flush();
            LOG.info(() -> "edge " + edge.name() + " was " + event.was + " and is " + next + ": " + cause);
        });
    }

    private void introduce(EdgeName name, Instant now) {
        database.createNativeQuery("insert into edge (site, edge, state, since, known_at)"
                        + " values (?1, ?2, 'SUSPECT', ?3, ?4) on conflict do nothing")
                .setParameter(1, name.site())
                .setParameter(2, name.edge())
                .setParameter(3, now.atOffset(ZoneOffset.UTC))
                .setParameter(4, now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    /** Those that another server has in hand are left to it. */
    private List<Edge> silent(Instant since) {
        return database.createNativeQuery(
                        "select * from edge where state <> 'LOST' and coalesce(heard_at, known_at) <= ?1"
                                + " order by site, edge for update skip locked",
                        Edge.class)
                .setParameter(1, since.atOffset(ZoneOffset.UTC))
                .getResultStream()
                .map(Edge.class::cast)
                .toList();
    }

    private static EdgeEvent.Cause cause(LinkState said, boolean first) {
        if (said == LinkState.LOST) return EdgeEvent.Cause.LAST_WILL;
        return first ? EdgeEvent.Cause.FIRST_HEARD : EdgeEvent.Cause.HEARTBEAT;
    }
}
