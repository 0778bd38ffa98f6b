package io.firstpass.review.fleet;

/** How the ledgers are read; the first parameter is a site, the second an edge or null. */
final class GapsSql {
    private static final String SET =
            """
            cross join lateral (
                select coalesce(sum(upper(r) - lower(r)), 0) as %1$s_count, count(*) as %1$s_ranges,
                       coalesce(json_agg(json_build_object('from', lower(r), 'through', upper(r) - 1) order by i)
                                filter (where i <= %3$d), '[]') as %1$s_first
                from unnest(%2$s) with ordinality as u (r, i)) as %1$s_numbers
            """;

    static final String EPOCHS =
            """
            select p.edge, p.epoch, p.epoch = coalesce(d.epoch, first_value(p.epoch) over (
                       partition by p.edge order by p.heard_of_at desc, p.epoch)) as present,
                   heard_of_at, next_sequence, settled_below, asked_at, ask_at,
                   received_count, received_ranges, received_first, expired_count, expired_ranges, expired_first,
                   missing_count, missing_ranges, missing_first
            from (select w.site, cast(w.edge as text) as edge from (values (?, ?)) w (site, edge)) wanted
            join edge_epoch p on p.site = wanted.site and p.edge = coalesce(wanted.edge, p.edge)
            join edge d on (d.site, d.edge) = (p.site, p.edge)
            """
                    + SET.formatted("received", "p.received", Numbers.SHOWN)
                    + SET.formatted("expired", "p.expired - p.received", Numbers.SHOWN)
                    + SET.formatted("missing", "p.missing", Numbers.SHOWN)
                    + "order by p.edge, present desc, p.heard_of_at desc, p.epoch limit 500";

    /** A number that was told expired for two reasons counts for the one told first; one that came counts for none. */
    static final String REASONS =
            """
            with by_reason as (
                select x.site, x.edge, x.epoch, x.reason, min(x.number) as told,
                       range_agg(int8range(x.first, x.through, '[]')) as numbers
                from (select w.site, cast(w.edge as text) as edge from (values (?, ?)) w (site, edge)) wanted
                join expired_entry x on x.site = wanted.site and x.edge = coalesce(wanted.edge, x.edge)
                group by x.site, x.edge, x.epoch, x.reason
            ), apart as (
                select site, edge, epoch, reason, numbers - coalesce(range_agg(numbers) over (
                           partition by site, edge, epoch order by told
                           rows between unbounded preceding and 1 preceding), '{}') as numbers
                from by_reason
            )
            select a.edge, a.epoch, a.reason, sum(upper(r) - lower(r)) as count
            from apart a join edge_epoch p using (site, edge, epoch)
            cross join lateral unnest(a.numbers - p.received) as r
            group by a.edge, a.epoch, a.reason
            """;

    private GapsSql() {}
}
