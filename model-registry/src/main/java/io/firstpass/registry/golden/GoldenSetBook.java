package io.firstpass.registry.golden;

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
import java.util.Optional;

/** All golden sets, and which one each model's versions are measured on. Thread-safe. */
@ApplicationScoped
public class GoldenSetBook {
    @PersistenceContext(unitName = "registry")
    EntityManager database;

    @Inject
    Event<Deed> deeds;

    @Inject
    Event<GoldenSetChanged> changed;

    /**
     * Enters a set that is not there yet, and puts it in force for these models.
     *
     * @return whether it is new
     */
    @Transactional
    public boolean enter(StoredGoldenSet set, List<String> models, String from) {
        int rows = database.createNativeQuery(
                        "insert into golden_set (digest, name, units, defective, bytes, actor, at)"
                                + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict do nothing")
                .setParameter(1, set.digest())
                .setParameter(2, set.name())
                .setParameter(3, set.units())
                .setParameter(4, set.defective())
                .setParameter(5, set.bytes())
                .setParameter(6, set.actor())
                .setParameter(7, set.at().atOffset(ZoneOffset.UTC))
                .executeUpdate();
        putInForce(set.digest(), models, set.actor(), from, set.at());
        return rows == 1;
    }

    /** Has these models' versions measured on this set from now on; what was measured on another counts no longer. */
    @Transactional
    public void putInForce(String digest, List<String> models, String actor, String from, Instant now) {
        List<Deed> done = models.stream()
                .distinct()
                .sorted()
                .flatMap(model -> putInForce(digest, model, actor, from, now).stream())
                .toList();
        if (done.isEmpty()) return;
        // Before the deeds: who hears of it locks versions, and who holds one of them waits for the audit log.
        changed.fire(new GoldenSetChanged(done.stream().map(Deed::subject).toList()));
        done.forEach(deeds::fire);
    }

    /** Empty where it is in force already, by the same person. */
    private Optional<Deed> putInForce(String digest, String model, String actor, String from, Instant now) {
        // Of two who change it at once, each tells truly what was in force before.
        database.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext(?1))")
                .setParameter(1, "golden_set " + model)
                .getSingleResult();
        Optional<InForce> before = inForce(model);
        // The same one put again by somebody else is in force by him from now on.
        if (before.filter(its -> its.digest().equals(digest) && its.actor().equals(actor))
                .isPresent()) return Optional.empty();
        database.createNativeQuery("insert into golden_set_in_force (model, digest, actor, at) values (?1, ?2, ?3, ?4)")
                .setParameter(1, model)
                .setParameter(2, digest)
                .setParameter(3, actor)
                .setParameter(4, now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
        return Optional.of(
                new Deed(actor, "golden.set", model, before.map(InForce::digest).orElse(""), digest, from));
    }

    /** The one that this model's versions are measured on, and by whom. */
    @Transactional
    public Optional<InForce> inForce(String model) {
        return database.createNativeQuery("select digest, actor, at from golden_set_in_force where model = ?1"
                        + " order by number desc limit 1")
                .setParameter(1, model)
                .getResultStream()
                .map(row -> InForce.of((Object[]) row))
                .findFirst();
    }

    @Transactional
    public Optional<ShownGoldenSet> find(String digest) {
        return shown("where g.digest = ?1", digest, 1).stream().findFirst();
    }

    /** The latest first, those before the one of this number. */
    @Transactional
    List<ShownGoldenSet> before(long number, int limit) {
        return shown("where g.number < ?1", number, limit);
    }

    private List<ShownGoldenSet> shown(String where, Object parameter, int limit) {
        return database.createNativeQuery(
                        "select g.number, g.digest, g.name, g.units, g.defective, g.bytes, g.actor, g.at,"
                                + " (select string_agg(f.model, ',' order by f.model) from golden_set_in_force f"
                                + " where f.digest = g.digest and not exists"
                                + " (select 1 from golden_set_in_force n where n.model = f.model and n.number > f.number))"
                                + " from golden_set g " + where + " order by g.number desc")
                .setParameter(1, parameter)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> ShownGoldenSet.of((Object[]) row))
                .toList();
    }
}
