package io.firstpass.registry.pages;

import io.firstpass.contract.json.Messages;
import io.firstpass.registry.container.Passed;
import io.firstpass.registry.evidence.Tool;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A registry that is years old, made in its tables: 200 models of 50 versions with their evidence. Of ten versions seven
 * are approved, one of them released, one retired, one waits for its signature and one for its officers; 20 channels
 * have 50 releases each.
 */
final class ManyVersions {
    private static final int VERSIONS = 10_000;

    /** Millions of rows are in sooner when the indexes are made afterwards. */
    private static final String WITHOUT_INDEXES =
            """
            do $$
            declare one record;
            begin
                create temp table made as select indexname, indexdef from pg_indexes
                    where tablename = 'audit_event' and indexname <> 'audit_event_pkey';
                for one in select * from made loop execute 'drop index ' || one.indexname; end loop;
                %s
                for one in select * from made loop execute one.indexdef; end loop;
            end $$
            """;

    private ManyVersions() {}

    /** Of the version of that number, 0 to 9,999. */
    static String digest(int number) {
        return "%064x".formatted(number);
    }

    static String[] statements(int events) {
        return Stream.of(List.of(versions()), signatures(), List.of(uses(events)))
                .flatMap(List::stream)
                .toArray(String[]::new);
    }

    private static String tool(String gate) {
        Tool tool = Passed.tool(gate);
        return "'" + tool.name() + "', '" + tool.version() + "'";
    }

    /** Real ones: they are verified. */
    private static List<String> signatures() {
        return IntStream.range(0, VERSIONS / 500)
                .mapToObj(part -> IntStream.range(part * 500, (part + 1) * 500)
                        .mapToObj(ManyVersions::digest)
                        .map(digest -> "('" + digest + "', '" + Passed.bundle(digest) + "')")
                        .collect(Collectors.joining(",")))
                .map(bundles -> "insert into evidence_document select id, convert_to(bundle, 'UTF8') from evidence"
                        + " join (values " + bundles + ") b (digest, bundle) using (digest) where gate = 'SIGNATURE'")
                .toList();
    }

    private static String[] versions() {
        String figures = new String(Messages.write(Seeded.figures("1.0.0", .9)), StandardCharsets.UTF_8);
        return new String[] {
            "insert into model (name, at) select 'bench-' || i, now() from generate_series(0, 199) i",
            """
            insert into version (digest, name, version, manifest, bytes, state, submitter, at)
            select lpad(to_hex(i), 64, '0'), 'bench-' || i / 50, '1.' || i %% 50 || '.0', '{}', 3390426,
                   case i %% 10 when 6 then 'RELEASED' when 7 then 'RETIRED' when 8 then 'CANDIDATE' when 9 then 'CANDIDATE'
                   else 'APPROVED' end, 'mia', now() - (10000 - i) * interval '1 hour'
            from generate_series(0, %d) i
            """
                    .formatted(VERSIONS - 1),
            """
            insert into alias (name, alias, digest)
            select name, 'production', max(digest) from version
            where state = 'RELEASED' and name like 'bench-%' group by name
            """,
            """
            insert into evidence (id, digest, gate, actor, at, tool, tool_version, verdict, figures, reasons, policy_version)
            select gen_random_uuid(), digest, gate, 'mia', now(), tool, tool_version, 'PASSED', '{"map33": 0.9}', '[]', 1
            from version, (values (1, 'SIGNATURE', %s), (2, 'WEIGHTS', %s), (3, 'BENCHMARK', %s)) g (n, gate, tool, tool_version)
            where name like 'bench-%%' and (gate <> 'SIGNATURE' or state <> 'CANDIDATE' or ('x' || right(digest, 8))::bit(32)::int %% 10 = 9)
            order by number, n
            """
                    .formatted(tool("SIGNATURE"), tool("WEIGHTS"), tool("BENCHMARK")),
            "insert into evidence_document select id, convert_to('" + figures + "', 'UTF8') from evidence"
                    + " where gate = 'BENCHMARK' and tool = 'firstpass'"
        };
    }

    private static String[] uses(int events) {
        return new String[] {
            """
            insert into approval (id, digest, role, actor, principal, decision, reason, at, expires_at, evidence_set,
                                  policy_version)
            select gen_random_uuid(), v.digest, role, actor, actor, 'APPROVE', 'looks well', now(),
                   now() + interval '30 days', e.shown, 1
            from version v, (values ('SECURITY', 'sue'), ('QUALITY', 'quin')) o (role, actor),
                 lateral (select encode(sha256(convert_to(string_agg(id::text, e'\\n' order by number), 'UTF8')), 'hex')
                          from evidence where digest = v.digest) e (shown)
            where v.name like 'bench-%' and v.state <> 'CANDIDATE'
            """,
            """
            insert into channel (name, sites, windows, issued_at)
            select 'bench-' || i, '["plant-' || i || 'a", "plant-' || i || 'b"]', '[]', now() from generate_series(0, 19) i
            """,
            """
            insert into release (id, channel, digest, stage, sites, state, actor, at, stage_since, done_at, approvals,
                                 policy_version, package_signature, statement)
            select gen_random_uuid(), 'bench-' || i / 50, lpad(to_hex(i / 50 * 500 + i % 50 * 10 + 6), 64, '0'), 'ALL', '[]',
                   case i % 50 when 49 then 'DONE' else 'SUPERSEDED' end, 'mia', now(), now(),
                   now() - (1000 - i) * interval '1 hour', '[]', '1', '{}', '{}'
            from generate_series(0, 999) i
            """,
            "set maintenance_work_mem = '512MB'",
            WITHOUT_INDEXES.formatted(
                    """
                    insert into audit_event
                    select 'bench', i, timestamptz '2026-01-01Z' + i * interval '5 seconds', 'actor-' || i %% 200,
                           (array['approval.give', 'approval.void', 'evidence.add', 'package.upload', 'release.begin',
                                  'login'])[1 + i %% 6],
                           lpad(to_hex(i %% 10000), 64, '0'), null, '{"state": "CANDIDATE"}', '10.0.0.' || i %% 250,
                           decode(repeat('00', 32), 'hex')
                    from generate_series(1, %d) i;
                    """
                            .formatted(events)),
            "analyze"
        };
    }
}
