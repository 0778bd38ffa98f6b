package io.firstpass.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Measures the log with millions of events, in PostgreSQL whose commits are on the disk; DESIGN.md has the figures. What is
 * appended stays in FOLDER, so that the steps can be run one by one, and the first in parts.
 */
final class AuditBench {
    private static final String USAGE =
            """
            AuditBench FOLDER STEP
              append EVENTS [SECONDS]
                              until the log has so many or the time is over: 3 threads, 3 streams, 200 to a transaction,
                              without the indexes for searches, which the next other step makes
              commits         deeds at once on one stream, each with a transaction of its own: 1, 4 and 16 threads
              cold            first searches of a server that has just started, with nothing of the log in memory
              warm            searches, 300 of each kind
              export          an export of all, and three runs of the verifier on it
            """;
    private static final List<String> STREAMS = List.of("access", "registry", "review");
    private static final List<String> KINDS =
            List.of("newest", "subject", "actor", "action", "actor and action", "stream, until");
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int AT_ONCE = 200;

    private final Path folder;
    private final AuditDatabase audit;
    private final Random random = new Random(6);

    private AuditBench(Path folder, AuditDatabase audit) {
        this.folder = folder;
        this.audit = audit;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) throw new IllegalArgumentException(USAGE);
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Path data = folder.resolve("postgres");
        if (arguments[1].equals("cold")) forget(data);
        try (var audit = AuditDatabase.kept(data)) {
            var bench = new AuditBench(folder, audit);
            if (!arguments[1].equals("append")) bench.index();
            switch (arguments[1]) {
                case "append" ->
                    bench.append(
                            Long.parseLong(arguments[2]),
                            arguments.length > 3 ? Long.parseLong(arguments[3]) : Long.MAX_VALUE);
                case "commits" -> bench.commits();
                case "cold" -> bench.search(5);
                case "warm" -> {
                    bench.search(30);
                    bench.search(300);
                }
                case "export" -> bench.export();
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
    }

    private void append(long events, long most) throws Exception {
        dropIndexes();
        long there = events();
        var next = new AtomicLong(there);
        long from = System.nanoTime();
        atOnce(STREAMS.size(), thread -> {
            try (Connection connection = audit.begin()) {
                for (long first = next.getAndAdd(AT_ONCE);
                        first < events && seconds(from) < most;
                        first = next.getAndAdd(AT_ONCE)) append(connection, STREAMS.get(thread), first);
            }
            return new double[0];
        });
        double seconds = seconds(from);
        System.out.printf(
                "appended %,d to %,d events in %.0f s: %,.0f/s%n",
                events() - there, there, seconds, (events() - there) / seconds);
    }

    /** What only searches need is made when all is there. */
    private void dropIndexes() throws Exception {
        if (Files.exists(indexes())) return;
        try (var connection = audit.pool().getConnection();
                var found = connection
                        .createStatement()
                        .executeQuery("select indexname, indexdef from pg_indexes where tablename = 'audit_event'"
                                + " and indexname <> 'audit_event_pkey'")) {
            List<String> made = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (; found.next(); made.add(found.getString(2))) names.add(found.getString(1));
            Files.write(indexes(), made);
            connection.createStatement().execute("drop index if exists " + String.join(", ", names));
        }
    }

    private void index() throws Exception {
        if (Files.notExists(indexes())) return;
        try (var connection = audit.pool().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set maintenance_work_mem = '512MB'");
            for (String index : Files.readAllLines(indexes()))
                statement.execute(index.replace("CREATE INDEX", "create index if not exists"));
            statement.execute("analyze audit_event");
        }
        Files.delete(indexes());
    }

    private Path indexes() {
        return folder.resolve("indexes.sql");
    }

    /** As one transaction with many deeds would, but that the statements are sent together. */
    private static void append(Connection connection, String stream, long first) throws SQLException {
        Head head = Head.lock(connection, stream);
        try (var enter = connection.prepareStatement(PostgresAuditLog.ENTER)) {
            for (long i = first; i < first + AT_ONCE; i++) {
                AuditEvent event = event(stream, i).asKept();
                head = head.followedBy(event);
                PostgresAuditLog.place(enter, head, event);
                enter.addBatch();
            }
            enter.executeBatch();
        }
        connection.commit();
    }

    /** As the registry's deeds are: all in one stream, so that each waits for the one before it. */
    private void commits() throws Exception {
        for (int threads : new int[] {1, 4, 16}) {
            long from = System.nanoTime();
            double[] millis = atOnce(threads, thread -> {
                try (Connection connection = audit.begin()) {
                    return DoubleStream.generate(() -> commit(connection))
                            .limit(12_000 / threads)
                            .toArray();
                }
            });
            System.out.printf(
                    "%d threads: %,.0f deeds/s, %s%n", threads, millis.length / seconds(from), quantiles(millis));
        }
    }

    private static double commit(Connection connection) {
        long from = System.nanoTime();
        try {
            PostgresAuditLog.inTransactionOf(connection)
                    .append(AuditDatabase.event("commits", 0, "sha256:" + Thread.currentThread()));
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return seconds(from) * 1e3;
    }

    private void search(int times) {
        var search = new AuditSearch(audit.pool());
        for (String kind : KINDS) {
            double[] millis = IntStream.range(0, times)
                    .mapToDouble(i -> {
                        AuditQuery query = query(kind);
                        long from = System.nanoTime();
                        AuditPage page = search.find(query);
                        page.next().ifPresent(next -> search.find(query.after(next)));
                        return seconds(from) * 1e3;
                    })
                    .toArray();
            System.out.printf("%s, two pages of 100, %d times: %s%n", kind, times, quantiles(millis));
        }
    }

    private AuditQuery query(String kind) {
        return new AuditQuery(
                kind.startsWith("stream") ? "review" : null,
                kind.equals("subject") ? subject(random.nextInt(10_000)) : null,
                kind.startsWith("actor") ? "actor-" + random.nextInt(201) : null,
                kind.endsWith("action") ? "action." + (char) ('a' + random.nextInt(26)) : null,
                null,
                kind.equals("newest") ? null : BEGIN.plusSeconds(random.nextInt(25_000_000)),
                null,
                100);
    }

    /** All exports with one key: the checkpoints of one are in the next. */
    private void export() throws IOException {
        Path pem = folder.resolve("audit.pem");
        Path publics = folder.resolve("audit.pub");
        if (Files.notExists(pem)) {
            Files.writeString(pem, audit.key.privatePem());
            Files.writeString(publics, audit.key.publicPem());
        }
        Path file = folder.resolve("export.jsonl");
        long from = System.nanoTime();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            new AuditExport(audit.pool(), Clock.systemUTC(), AuditKeys.read(pem).signing()).write(out);
        }
        long events = events();
        System.out.printf(
                "exported %,d events, %,d bytes: %,.0f events/s%n", events, Files.size(file), events / seconds(from));
        String[] arguments = {file.toString(), publics.toString()};
        for (int round = 0; round < 3; round++) {
            from = System.nanoTime();
            if (AuditVerifier.run(arguments, System.out, System.err) != 0) throw new IllegalStateException("not good");
            System.out.printf("verified: %,.0f events/s%n", events / seconds(from));
        }
        Files.delete(file);
    }

    /** Each event of the appends is told by its place: 200 people, 26 deeds, 10,000 subjects. */
    private static AuditEvent event(String stream, long i) {
        return new AuditEvent(
                stream,
                BEGIN.plusSeconds(5 * i),
                "actor-" + i % 200,
                "action." + (char) ('a' + i % 26),
                subject((int) (i % 10_000)),
                null,
                "{\"state\":\"" + i + "\"}",
                "10.0.0." + i % 250);
    }

    private static String subject(int number) {
        byte[] text = Integer.toString(number).getBytes(StandardCharsets.US_ASCII);
        return HexFormat.of().formatHex(Chain.sha256().digest(text));
    }

    private long events() {
        try (var connection = audit.pool().getConnection();
                var sum = connection
                        .createStatement()
                        .executeQuery("select coalesce(sum(number), 0) from audit_stream")) {
            sum.next();
            return sum.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes the database's files out of the operating system's memory. */
    private static void forget(Path data) throws Exception {
        String each = "sync; find " + data + " -type f -size +0 -exec dd if={} iflag=nocache count=0 status=none \\;";
        if (new ProcessBuilder("sh", "-c", each).inheritIO().start().waitFor() != 0)
            throw new IOException("the files under " + data + " stay in memory");
    }

    private interface Work {
        double[] of(int thread) throws Exception;
    }

    private static double[] atOnce(int threads, Work work) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<double[]>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                all.add(() -> work.of(thread));
            }
            DoubleStream millis = DoubleStream.empty();
            for (Future<double[]> one : pool.invokeAll(all))
                millis = DoubleStream.concat(millis, Arrays.stream(one.get()));
            return millis.toArray();
        } finally {
            pool.shutdownNow();
        }
    }

    private static double seconds(long from) {
        return (System.nanoTime() - from) / 1e9;
    }

    private static String quantiles(double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return "p50 %.1f ms, p95 %.1f ms, longest %.1f ms"
                .formatted(sorted[sorted.length / 2], sorted[sorted.length * 95 / 100], sorted[sorted.length - 1]);
    }
}
