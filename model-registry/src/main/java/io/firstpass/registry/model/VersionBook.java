package io.firstpass.registry.model;

import io.firstpass.registry.evidence.PackageScan;
import io.firstpass.registry.rest.Refusal;
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
import java.util.Optional;

/** All models and their versions. */
@ApplicationScoped
public class VersionBook {
    @PersistenceContext(unitName = "registry")
    EntityManager database;

    @Inject
    Event<Deed> deeds;

    @Inject
    Event<PackageEntered> entered;

    @Transactional
    public Optional<ModelVersion> find(String digest) {
        return Optional.ofNullable(database.find(ModelVersion.class, digest));
    }

    @Transactional
    public Optional<ModelVersion> find(String name, String version) {
        return database.createQuery(
                        "select v from ModelVersion v where v.name = :name and v.version = :version",
                        ModelVersion.class)
                .setParameter("name", name)
                .setParameter("version", version)
                .getResultStream()
                .findFirst();
    }

    /** For those outside who show or check it. */
    @Transactional
    public Optional<ShownVersion> look(String digest) {
        return find(digest).map(ShownVersion::of);
    }

    /**
     * Holds the version's row until the caller's transaction ends: evidence, decisions and states come one by one.
     *
     * @throws Refusal 404 where there is none
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public ShownVersion lock(String digest) {
        return ShownVersion.of(locked(digest));
    }

    /** Puts it into a state, in the caller's transaction; whoever does so tells of the deed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void become(String digest, State next) {
        locked(digest).become(next);
        database.flush();
    }

    private ModelVersion locked(String digest) {
        ModelVersion version = database.find(ModelVersion.class, digest, LockModeType.PESSIMISTIC_WRITE);
        if (version == null) throw new Refusal(404, "not-found", digest);
        return version;
    }

    /** @return false where the digest, or the name with this version, is there already; then nothing changed */
    @Transactional
    boolean enter(Submission submission, PackageScan weights, Instant now) {
        database.createNativeQuery("insert into model (name, at) values (?1, ?2) on conflict do nothing")
                .setParameter(1, submission.name())
                .setParameter(2, now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
        int rows = database.createNativeQuery("insert into version (digest, name, version, manifest, bytes, state,"
                        + " submitter, at) values (?1, ?2, ?3, ?4, ?5, 'CANDIDATE', ?6, ?7) on conflict do nothing")
                .setParameter(1, submission.digest())
                .setParameter(2, submission.name())
                .setParameter(3, submission.version())
                .setParameter(4, submission.manifest())
                .setParameter(5, submission.bytes())
                .setParameter(6, submission.submitter())
                .setParameter(7, now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
        if (rows == 0) return false;
        deeds.fire(new Deed(
                submission.submitter(), "package.upload", submission.digest(), "", "CANDIDATE", submission.from()));
        entered.fire(new PackageEntered(submission, weights, now));
        return true;
    }

    @Transactional
    List<ModelVersion> versions(String name, long after, int limit) {
        return database.createQuery(
                        "select v from ModelVersion v where v.name = :name and v.number > :after order by v.number",
                        ModelVersion.class)
                .setParameter("name", name)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Names after this one, in their order. */
    @Transactional
    List<String> models(String after, int limit) {
        return database.createNativeQuery(
                        "select name from model where name collate \"C\" > ?1 order by name collate \"C\"")
                .setParameter(1, after)
                .setMaxResults(limit)
                .getResultStream()
                .map(String.class::cast)
                .toList();
    }
}
