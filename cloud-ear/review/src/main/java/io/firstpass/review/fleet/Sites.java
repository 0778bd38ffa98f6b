package io.firstpass.review.fleet;

import io.firstpass.contract.LinkState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads how the sites stand for those who ask. */
@ApplicationScoped
public class Sites {
    /**
     * What somebody has to look after stands first: lost, cut off, suspect, and with the suspect ones those that miss
     * entries or whose disk is short. Unknown names and states are none that is.
     */
    private static final String PAGE =
            """
            with ranked as (
                select d.site, d.edge, d.state, least(
                    case d.state when 'LOST' then 0 when 'OFFLINE' then 1 when 'SUSPECT' then 2 when 'RECOVERING' then 3 else 4 end,
                    case when cast(d.heartbeat as json) -> 'disk' ->> 'nearlyFull' = 'true' then 2 else 4 end,
                    case when exists (select from edge_epoch p where (p.site, p.edge) = (d.site, d.edge) and p.missing <> '{}')
                         then 2 else 4 end) as rank
                from edge d
            ), site as (
                select site, min(rank) as rank from ranked
                where position(lower(?1) in lower(site)) > 0
                group by site having ?2 = '' or bool_or(state = ?3)
            )
            select site, rank from site where (rank, site) > (?4, ?5) order by rank, site limit ?6
            """;

    private static final String MISSING =
            """
            select p.site, p.edge, sum(upper(r) - lower(r)) from edge_epoch p cross join lateral unnest(p.missing) as r
            where p.missing <> '{}' group by p.site, p.edge
            """;

    @PersistenceContext(unitName = "review")
    EntityManager database;

    /** A page of sites, the worst first. {@code state} may be null: any. */
    @Transactional
    List<Site> page(String name, LinkState state, SiteCursor after, int limit) {
        String wanted = state == null ? "" : state.name();
        List<?> page = database.createNativeQuery(PAGE)
                .setParameter(1, name)
                .setParameter(2, wanted)
                .setParameter(3, wanted)
                .setParameter(4, after.rank())
                .setParameter(5, after.site())
                .setParameter(6, limit)
                .getResultList();
        List<Ranked> ranked = page.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Ranked((String) row[0], ((Number) row[1]).intValue()))
                .toList();
        return withEdges(ranked);
    }

    /** One site's edges by name; empty where the site is not known. */
    @Transactional
    List<Edge> edges(String site) {
        return edges(List.of(site));
    }

    /** How many edges stand in each state. */
    @Transactional
    public Map<LinkState, Long> counts() {
        Map<LinkState, Long> counts = new EnumMap<>(LinkState.class);
        for (LinkState state : LinkState.values()) counts.put(state, 0L);
        database.createQuery("select e.state, count(e) from Edge e group by e.state", Object[].class)
                .getResultStream()
                .forEach(row -> counts.put((LinkState) row[0], (Long) row[1]));
        return counts;
    }

    /** How many entries are missing, of all edges. */
    @Transactional
    public long missing() {
        return missingByEdge().values().stream().mapToLong(Long::longValue).sum();
    }

    private List<Site> withEdges(List<Ranked> page) {
        Map<String, Long> missing = missingByEdge();
        Map<String, List<SiteEdge>> edges = new HashMap<>();
        for (Edge edge : edges(page.stream().map(Ranked::site).toList()))
            edges.computeIfAbsent(edge.site, site -> new ArrayList<>())
                    .add(SiteEdge.of(edge, missing.getOrDefault(edge.name().toString(), 0L)));
        return page.stream()
                .map(site -> new Site(site.site(), site.rank(), edges.getOrDefault(site.site(), List.of())))
                .toList();
    }

    private List<Edge> edges(Collection<String> sites) {
        if (sites.isEmpty()) return List.of();
        return database.createQuery("select e from Edge e where e.site in :sites order by e.site, e.edge", Edge.class)
                .setParameter("sites", sites)
                .getResultList();
    }

    private Map<String, Long> missingByEdge() {
        Map<String, Long> missing = new HashMap<>();
        for (Object row : database.createNativeQuery(MISSING).getResultList()) {
            Object[] columns = (Object[]) row;
            missing.put(columns[0] + "/" + columns[1], ((Number) columns[2]).longValue());
        }
        return missing;
    }

    private record Ranked(String site, int rank) {}

    /** A site as it stands; {@code rank} is 0 for those that need somebody most. */
    record Site(String site, int rank, List<SiteEdge> edges) {}
}
