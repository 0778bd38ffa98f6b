package io.firstpass.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Measures searches in a log of many events and the verifier on an export: {@code AuditBench FOLDER [SEARCHED [VERIFIED]]},
 * by default five million and one million. See DESIGN.md for the figures. The events to be searched are made by the
 * database and have no chain.
 */
final class AuditBench {
    private static final int SEARCHES = 300;

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        verify(folder, arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000_000);
        try (var audit = new AuditDatabase()) {
            fill(audit, arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000_000);
            search(audit);
        }
    }

    private static void verify(Path folder, int events) throws IOException {
        var key = new TestKey();
        Path file = folder.resolve("export.jsonl");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            ExportLines lines = new ExportLines(out);
            Exported.write(lines, key.signing(), "registry", events);
            lines.end(Instant.EPOCH, key.signing());
        }
        String[] arguments = {file.toString(), key.pem(folder).toString()};
        for (int round = 0; round < 3; round++) {
            long from = System.nanoTime();
            if (AuditVerifier.run(arguments, System.out, System.err) != 0) throw new IllegalStateException("not good");
            double seconds = (System.nanoTime() - from) / 1e9;
            System.out.printf("verified %,d bytes, %,.0f events/s%n", Files.size(file), events / seconds);
        }
        Files.delete(file);
    }

    private static void fill(AuditDatabase audit, int events) throws SQLException {
        String sql = "insert into audit_event select case when i % 3 = 0 then 'review' else 'registry' end, i,"
                + " timestamptz '2026-01-01Z' + i * interval '5 seconds', 'actor-' || i % 200,"
                + " 'action.' || chr(97 + i % 26), 'sha256:' || md5((i % 10000)::text), null,"
                + " '{\"state\":\"' || md5(i::text) || '\"}', '10.0.0.' || i % 250, decode(repeat('00', 32), 'hex')"
                + " from generate_series(1, " + events + ") i";
        long from = System.nanoTime();
        try (var connection = audit.pool().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
            statement.execute("analyze audit_event");
        }
        System.out.printf("filled with %,d events in %.0f s%n", events, (System.nanoTime() - from) / 1e9);
    }

    private static void search(AuditDatabase audit) {
        var search = new AuditSearch(audit.pool());
        var random = new Random(6);
        var newest = search.find(AuditQuery.newest(1)).entries().get(0).event();
        List<String> kinds = List.of("newest", "subject", "actor", "action", "actor and action", "stream, until");
        for (String kind : kinds) {
            double[] millis = new double[SEARCHES];
            for (int i = 0; i < SEARCHES; i++) {
                var before = newest.at().minusSeconds(random.nextInt(5_000_000));
                var query = new AuditQuery(
                        kind.startsWith("stream") ? "review" : null,
                        kind.equals("subject") ? "sha256:" + md5(random.nextInt(10_000)) : null,
                        kind.startsWith("actor") ? "actor-" + random.nextInt(201) : null,
                        kind.endsWith("action") ? "action." + (char) ('a' + random.nextInt(26)) : null,
                        null,
                        kind.equals("newest") ? null : before,
                        null,
                        100);
                long from = System.nanoTime();
                AuditPage page = search.find(query);
                if (page.next().isPresent()) search.find(query.after(page.next().get()));
                millis[i] = (System.nanoTime() - from) / 1e6;
            }
            Arrays.sort(millis);
            System.out.printf(
                    "%s, two pages of 100: p50 %.1f ms, p95 %.1f ms, longest %.1f ms%n",
                    kind, millis[SEARCHES / 2], millis[SEARCHES * 95 / 100], millis[SEARCHES - 1]);
        }
    }

    private static String md5(int number) {
        try {
            byte[] text = Integer.toString(number).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            return HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("MD5").digest(text));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
