package io.firstpass.review.fleet;

/** The arithmetic of the ledger; PostgreSQL does it, in one statement each, with its multiranges. */
final class EpochSql {
    static final String HEAR =
            """
            insert into edge_epoch as e (site, edge, epoch, heard_of_at, next_sequence, settled_below)
            values (?, ?, ?, ?, ?, ?)
            on conflict (site, edge, epoch) do update
            set next_sequence = greatest(e.next_sequence, excluded.next_sequence),
                settled_below = greatest(e.settled_below, excluded.settled_below)
            """;

    /** Edges that send entries and were never heard of. */
    static final String INTRODUCE =
            """
            insert into edge (site, edge, state, since, known_at)
            select distinct r.site, r.edge, 'SUSPECT', n.now, n.now
            from receipt r cross join (select cast(? as timestamptz) as now) n
            where not exists (select from edge e where (e.site, e.edge) = (r.site, r.edge))
            on conflict do nothing
            """;

    /** Takes the receipts away and adds their numbers in the same statement; answers how many it took. */
    static final String FOLD =
            """
            with taken as (
                delete from receipt where ctid = any (array(select ctid from receipt limit ?)) returning *
            ), folded as (
                select site, edge, epoch, count(*) as receipts,
                       coalesce(range_agg(numbers) filter (where not expired), '{}') as received,
                       coalesce(range_agg(numbers) filter (where expired), '{}') as expired
                from taken group by site, edge, epoch
            ), entered as (
                insert into edge_epoch as e (site, edge, epoch, heard_of_at, received, expired)
                select site, edge, epoch, cast(? as timestamptz), received, expired from folded
                on conflict (site, edge, epoch) do update
                set received = e.received + excluded.received, expired = e.expired + excluded.expired
            )
            select coalesce(sum(receipts), 0) from folded
            """;

    /**
     * Of the edge's present epoch all numbers below {@code settled_below} could be here; of an earlier one, all that were
     * ever heard of. Which is the present one the heartbeats say, and the latest heard of where there are none.
     */
    static final String JUDGE =
            """
            with bounded as (
                select p.*, case
                    when p.epoch = coalesce(d.epoch, (select l.epoch from edge_epoch l
                                                      where (l.site, l.edge) = (p.site, p.edge)
                                                      order by l.heard_of_at desc, l.epoch limit 1))
                    then least(p.settled_below, p.next_sequence)
                    else greatest(p.next_sequence, upper(p.received), upper(p.expired)) end as bound
                from edge_epoch p join edge d on (d.site, d.edge) = (p.site, p.edge)
            ), judged as (
                select site, edge, epoch, b.now_open,
                       case when open_at <= w.grace then (missing + open) * now_open else missing * now_open end as now_missing,
                       open_at is null or open = '{}' or open_at <= w.grace as anew, w.now
                from bounded
                cross join (select cast(? as timestamptz) as grace, cast(? as timestamptz) as now) w
                cross join lateral (select int8multirange(int8range(1, greatest(bound, 1))) - received - expired as now_open) b
                where b.now_open <> '{}' or missing <> '{}' or open <> '{}'
            )
            update edge_epoch e
            set missing = j.now_missing,
                open = case when anew then j.now_open else e.open * j.now_open end,
                open_at = case when j.now_open = '{}' then null when anew then j.now else e.open_at end,
                tries = case when j.now_missing - e.missing <> '{}' then 0 else e.tries end,
                ask_at = case when j.now_missing = '{}' then null
                              when j.now_missing - e.missing <> '{}' or e.ask_at is null then j.now
                              else e.ask_at end
            from judged j
            where (e.site, e.edge, e.epoch) = (j.site, j.edge, j.epoch)
              and (anew or j.now_missing <> e.missing or e.open * j.now_open <> e.open)
            """;

    /** The missing ranges of the epochs that are due and nobody else's, both ends included. */
    static final String DUE =
            """
            with due as (
                select site, edge, epoch, tries, requests, missing from edge_epoch
                where ask_at <= ? and missing <> '{}' order by ask_at limit 100 for update skip locked
            )
            select site, edge, epoch, tries, requests, lower(numbers), upper(numbers) - 1
            from due cross join lateral (select numbers from unnest(missing) as numbers limit ?) ranges
            order by site, edge, epoch, lower(numbers)
            """;

    static final String PUT_OFF =
            """
            update edge_epoch set asked_at = ?, ask_at = ?, tries = tries + 1, requests = requests + ?
            where (site, edge, epoch) = (?, ?, ?)
            """;

    private EpochSql() {}
}
