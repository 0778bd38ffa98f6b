package io.firstpass.registry.model;

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

/** All models and their versions. */
@ApplicationScoped
public class VersionBook {
    @PersistenceContext(unitName = "registry")
    EntityManager database;

    @Inject
    Event<Deed> deeds;

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

    /** @return false where the digest, or the name with this version, is there already; then nothing changed */
    @Transactional
    public boolean enter(Submission submission, Instant now) {
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
