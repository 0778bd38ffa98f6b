package io.firstpass.registry.model;

import io.firstpass.registry.rest.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names such as {@code production}, each of which points to one version of its model at a time. Thread-safe. */
@ApplicationScoped
public class Aliases {
    /** The version that was released to all last: a benchmark compares with it. Only a release moves it. */
    public static final String PRODUCTION = "production";

    @PersistenceContext(unitName = "registry")
    EntityManager database;

    @Inject
    VersionBook versions;

    @Inject
    Event<Deed> deeds;

    /**
     * Makes the alias point there, in the caller's transaction or one of its own.
     *
     * @throws Refusal where the digest is no version of this model
     */
    @Transactional
    public void point(String name, String alias, String digest, String actor, String from) {
        versions.look(digest)
                .filter(version -> version.name().equals(name))
                .orElseThrow(() -> new Refusal(422, "not-of-model", digest, name));
        // The model's row stands for all its aliases: who moves one sees where it points.
        database.createNativeQuery("select name from model where name = ?1 for update")
                .setParameter(1, name)
                .getSingleResult();
        String before = find(name, alias).orElse("");
        if (before.equals(digest)) return;
        database.createNativeQuery("insert into alias (name, alias, digest) values (?1, ?2, ?3)"
                        + " on conflict (name, alias) do update set digest = excluded.digest,"
                        + " row_version = alias.row_version + 1")
                .setParameter(1, name)
                .setParameter(2, alias)
                .setParameter(3, digest)
                .executeUpdate();
        deeds.fire(new Deed(actor, "alias.point", name + ":" + alias, before, digest, from));
    }

    /** The digest that it points to. */
    @Transactional
    public Optional<String> find(String name, String alias) {
        return Optional.ofNullable(of(name).get(alias));
    }

    /** Where this alias points in each of these models; without those that do not have it. */
    @Transactional
    public Map<String, String> find(Collection<String> names, String alias) {
        if (names.isEmpty()) return Map.of();
        String places = IntStream.rangeClosed(2, names.size() + 1)
                .mapToObj(place -> "?" + place)
                .collect(Collectors.joining(", "));
        var query = database.createNativeQuery(
                        "select name, digest from alias where alias = ?1 and name in (" + places + ")")
                .setParameter(1, alias);
        int place = 2;
        for (String name : names) query.setParameter(place++, name);
        var found = new HashMap<String, String>();
        for (Object row : query.getResultList()) found.put((String) ((Object[]) row)[0], (String) ((Object[]) row)[1]);
        return found;
    }

    /** The aliases of a model, each with its digest. */
    @Transactional
    public SortedMap<String, String> of(String name) {
        var aliases = new TreeMap<String, String>();
        for (Object row : database.createNativeQuery("select alias, digest from alias where name = ?1")
                .setParameter(1, name)
                .getResultList()) aliases.put((String) ((Object[]) row)[0], (String) ((Object[]) row)[1]);
        return aliases;
    }
}
