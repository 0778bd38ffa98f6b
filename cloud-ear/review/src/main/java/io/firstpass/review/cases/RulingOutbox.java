package io.firstpass.review.cases;

import io.firstpass.contract.Ruling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** The rulings that were entered and not yet acknowledged by the broker, in the order in which they were entered. */
@ApplicationScoped
class RulingOutbox {
    @PersistenceContext(unitName = "review")
    EntityManager database;

    /** @param except sites that are left out */
    @Transactional
    List<Unsent> oldest(int limit, Set<String> except) {
        var query = database.createQuery(
                        "select e, r from OutboxEntry e, RulingRevision r where e.sentAt is null"
                                + " and r.inspectionId = e.inspectionId and r.revision = e.revision"
                                + (except.isEmpty() ? "" : " and r.site not in :except")
                                + " order by e.number",
                        Object[].class)
                .setMaxResults(limit);
        if (!except.isEmpty()) query.setParameter("except", except);
        return query.getResultStream()
                .map(row -> unsent((OutboxEntry) row[0], (RulingRevision) row[1]))
                .toList();
    }

    @Transactional
    void sent(List<Long> numbers, Instant at) {
        if (numbers.isEmpty()) return;
        database.createQuery("update OutboxEntry e set e.sentAt = :at where e.number in :numbers")
                .setParameter("at", at.atOffset(ZoneOffset.UTC))
                .setParameter("numbers", numbers)
                .executeUpdate();
    }

    private static Unsent unsent(OutboxEntry entry, RulingRevision revision) {
        return new Unsent(entry.number, revision.ruling(), entry.traceparent);
    }

    /** One ruling to send; {@code traceparent} is null where the escalation came without one. */
    record Unsent(long number, Ruling ruling, String traceparent) {}
}
