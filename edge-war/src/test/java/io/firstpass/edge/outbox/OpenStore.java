package io.firstpass.edge.outbox;

import static io.firstpass.edge.outbox.Shelf.AUDITS;
import static io.firstpass.edge.outbox.Shelf.ESCALATIONS;
import static io.firstpass.edge.outbox.Shelf.INSPECTIONS;

import io.firstpass.edge.TestClock;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** A store over a real Derby, opened as the application opens it. */
final class OpenStore {
    static final long RESERVE = 1000;
    static final String PASSWORD = "at least 16 characters; bootPassword=\"x\"\\";
    static final StoreKeys KEYS = StoreKeys.from(PASSWORD);
    static final Map<Shelf, OutboxSettings.Limit> LIMITS = Map.of(
            ESCALATIONS, new OutboxSettings.Limit(Duration.ofHours(2), 4000),
            AUDITS, new OutboxSettings.Limit(Duration.ofDays(7), 2000),
            INSPECTIONS, new OutboxSettings.Limit(Duration.ofDays(7), 20_000));

    private static final String SHARED = "memory:outbox";
    private static Path owner;

    final TestClock clock = new TestClock(Inspected.CAPTURED);
    final AtomicInteger rings = new AtomicInteger();
    final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
    final OutboxSettings settings;
    final Disk disk;
    final OpenOutbox open;
    final Outbox outbox;
    final Derby derby;
    final FrameFiles frames;
    final DerbyInspectionStore store;
    final DerbyOutboxReader reader;
    final Housekeeping housekeeping;

    private OpenStore(Path data, Function<OpenStore, OpenOutbox> opening) {
        settings = settings(data);
        disk = new Disk(free::get, Long.MAX_VALUE, RESERVE);
        open = opening.apply(this);
        outbox = open.outbox;
        derby = outbox.derby();
        frames = outbox.frames();
        store = open.store;
        reader = open.reader;
        reader.whenRecorded(rings::incrementAndGet);
        housekeeping = open.housekeeping;
    }

    static OutboxSettings settings(Path data) {
        return new OutboxSettings(
                data, PASSWORD, CloudKeys.publicKey(), LIMITS, RESERVE, Duration.ofHours(2), Duration.ofDays(30));
    }

    /** As the application opens it. */
    static OpenStore onDisk(Path folder) {
        return onDisk(folder, KEYS);
    }

    static OpenStore onDisk(Path folder, Disk disk) {
        derbyLog();
        return new OpenStore(folder, one -> new Opening(one.settings, KEYS, disk, one.clock, one.clock::nanos).open());
    }

    static OpenStore onDisk(Path folder, StoreKeys keys) {
        derbyLog();
        return new OpenStore(
                folder, one -> new Opening(one.settings, keys, one.disk, one.clock, one.clock::nanos).open());
    }

    /** One database for all tests, since making one takes a second; a folder that is new to it finds it empty, the same folder finds what was committed. */
    static synchronized OpenStore inMemory(Path folder) {
        derbyLog();
        Database shared = new Database(SHARED, KEYS.bootPassword());
        if (!folder.equals(owner) && owner != null) empty(shared);
        owner = folder;
        return new OpenStore(folder, one -> one.over(shared));
    }

    private OpenOutbox over(Database shared) {
        Outbox over = Outbox.over(
                shared,
                new Derby(shared::connection, disk, failure -> {}),
                new FrameFiles(settings.data().resolve("frames"), disk),
                new FrameSeal(settings.cloud(), KEYS.notes()),
                disk,
                clock,
                clock::nanos,
                Optional.empty());
        return new OpenOutbox(over, shared, new Condition(), new Logbook(settings.data()), settings);
    }

    private static void empty(Database shared) {
        Disk disk = new Disk(() -> Long.MAX_VALUE, Long.MAX_VALUE, RESERVE);
        Derby derby = new Derby(shared::connection, disk, failure -> {});
        // A rescue in another test has ended Derby, and what was in memory with it.
        Preparation.prepare(shared, derby);
        derby.transact("empty the shared database", connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String table : List.of("entry", "ruling", "held", "lapse", "inspection", "tombstone", "outbox"))
                    statement.executeUpdate("DELETE FROM " + table);
                return null;
            }
        });
    }

    static void derbyLog() {
        System.setProperty("derby.stream.error.file", "target/derby.log");
    }

    List<Entry> next(int limit) {
        return reader.next(new Window(limit, Long.MAX_VALUE, 0));
    }

    boolean hasFrame(NewInspection recorded) {
        return frames.read(recorded.inspection().id()).isPresent();
    }

    /** The same with other connections. */
    Outbox over(Derby.Connections connections) {
        return new Outbox(
                outbox.epoch(),
                new Derby(connections, outbox.disk(), failure -> {}),
                frames,
                outbox.seal(),
                outbox.disk(),
                outbox.waiting(),
                outbox.recorded(),
                clock,
                outbox.runningTime(),
                outbox.figures(),
                outbox.expiring(),
                Optional.empty());
    }

    byte[] opened(NewInspection recorded) {
        Entry escalation = next(Integer.MAX_VALUE).stream()
                .filter(entry -> entry.bytes() > 0)
                .filter(entry -> entry.inspection().equals(recorded.inspection()))
                .findFirst()
                .orElseThrow();
        return CloudKeys.opened(reader.sealed(escalation), escalation.frameSha256());
    }
}
