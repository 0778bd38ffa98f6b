package io.firstpass.edge.outbox;

import java.nio.file.Path;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.derby.jdbc.EmbeddedDataSource;

/** A store over a real Derby, opened as the application opens it. */
final class OpenStore {
    static final OutboxSettings SETTINGS =
            new OutboxSettings(Path.of("unused"), Duration.ofHours(2), Duration.ofDays(30));

    private static final String SHARED = "memory:outbox";
    private static Path owner;

    final TestClock clock = new TestClock();
    final AtomicInteger rings = new AtomicInteger();
    final Derby derby;
    final FrameFiles frames;
    final DerbyInspectionStore store;
    final DerbyOutboxReader reader;
    final Housekeeping housekeeping;

    private OpenStore(String database, Path folder) {
        EmbeddedDataSource source = source(database);
        derby = new Derby(source);
        frames = new FrameFiles(folder);
        new Opening(source, derby, frames, clock).run();
        Recorded recorded = new Recorded();
        store = new DerbyInspectionStore(derby, frames, clock, recorded);
        reader = new DerbyOutboxReader(derby, frames, clock, recorded);
        reader.whenRecorded(rings::incrementAndGet);
        housekeeping = new Housekeeping(derby, frames, SETTINGS, clock);
    }

    static OpenStore onDisk(Path folder) {
        return new OpenStore(folder.resolve("derby").toString(), folder.resolve("frames"));
    }

    /** One database for all tests, since making one takes a second; a folder that is new to it finds it empty, the same folder finds what was committed. */
    static synchronized OpenStore inMemory(Path folder) {
        if (!folder.equals(owner) && owner != null) empty();
        owner = folder;
        return new OpenStore(SHARED, folder.resolve("frames"));
    }

    private static void empty() {
        new Derby(source(SHARED)).transact("empty the shared database", connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String table : List.of("entry", "ruling", "inspection", "outbox"))
                    statement.executeUpdate("DELETE FROM " + table);
                return null;
            }
        });
    }

    private static EmbeddedDataSource source(String database) {
        System.setProperty("derby.stream.error.file", "target/derby.log");
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName(database);
        source.setCreateDatabase("create");
        return source;
    }

    static final class TestClock extends Clock {
        private Instant now = Inspected.CAPTURED;

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
