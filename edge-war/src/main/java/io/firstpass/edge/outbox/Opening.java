package io.firstpass.edge.outbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Opens the outbox of a data folder, whatever has become of it: a store that is damaged, gone or older than its numbers
 * is set aside, what it and the notes beside the frames still give goes into a new one, under a new epoch, and the edge
 * starts.
 */
final class Opening {
    private static final Logger LOG = System.getLogger(Opening.class.getName());

    private final OutboxSettings settings;
    private final StoreKeys keys;
    private final Disk disk;
    private final Clock clock;
    private final LongSupplier nanos;
    private final StoreFolders folders;
    private final Logbook logbook;
    private final Condition condition = new Condition();

    Opening(OutboxSettings settings, StoreKeys keys, Disk disk, Clock clock, LongSupplier nanos) {
        this.settings = settings;
        this.keys = keys;
        this.disk = disk;
        this.clock = clock;
        this.nanos = nanos;
        this.folders = new StoreFolders(settings.data(), clock);
        this.logbook = new Logbook(settings.data());
    }

    /** @throws StoreFailed if the password is wrong, another server uses the folder, or the disk is full: nothing is changed then */
    OpenOutbox open() {
        folders.finishWhatWasInterrupted();
        FrameFiles frames = new FrameFiles(settings.data().resolve("frames"), disk);
        FrameSeal seal = new FrameSeal(settings.cloud(), keys.notes());
        Found found = folders.hasStore() ? look() : lookForNothing(frames);
        Optional<StoreReport> report = found.trouble().isPresent()
                ? Optional.of(rescued(found.trouble().get(), frames, seal))
                : logbook.report();
        Database database = found.sound().orElseGet(this::database);
        Derby derby = new Derby(database::connection, disk, condition::heard);
        Outbox outbox = Outbox.over(database, derby, frames, seal, disk, clock, nanos, report);
        return new OpenOutbox(outbox, database, condition, logbook, settings);
    }

    /** Either a booted database that can be used, or why there is none, or neither at the first start of all. */
    private record Found(Optional<Database> sound, Optional<String> trouble) {}

    private Database database() {
        return Database.in(folders.store(), keys.bootPassword());
    }

    /** No store where there is something of one: somebody or something removed it. */
    private Found lookForNothing(FrameFiles frames) {
        boolean first = logbook.read().isEmpty() && frames.names().isEmpty();
        return new Found(Optional.empty(), first ? Optional.empty() : Optional.of("the database is gone"));
    }

    private Found look() {
        folders.checkAccess();
        Database database = database();
        Optional<String> trouble = Optional.of("it does not start");
        try {
            trouble = trouble(database);
        } finally {
            if (trouble.isPresent()) database.close();
        }
        return new Found(trouble.isEmpty() ? Optional.of(database) : Optional.empty(), trouble);
    }

    private Optional<String> trouble(Database database) {
        try {
            checkPages(database);
            return wentBack(Preparation.prepare(database, new Derby(database::connection, disk, failure -> {})));
        } catch (SQLException | RuntimeException e) {
            if (disk.lacks(Derby.ROOM_TO_COMMIT)) throw new StoreFull("open the store " + folders.store(), e);
            if (Damage.isWrongPassword(e)) throw wrongPassword();
            if (Damage.isInUse(e))
                throw new StoreFailed("another server has the store " + folders.store() + " open already");
            if (!Damage.is(e)) throw new StoreFailed("open the store " + folders.store(), e);
            return Optional.of(Damage.reason(e));
        }
    }

    private void checkPages(Database database) throws SQLException {
        boolean inOrder = logbook.read().map(Logbook.Page::closed).orElse(false);
        try (Connection connection = database.connection()) {
            new Integrity(connection, folders.store()).check(!inOrder);
        }
    }

    private StoreFailed wrongPassword() {
        return new StoreFailed(
                "firstpass.store.password is not the one that the store " + folders.store()
                        + " was encrypted with. Start with the right one; if it is lost, so is the store: move the folder away");
    }

    /** Numbers that were given already must not be given again. */
    private Optional<String> wentBack(Preparation.Prepared prepared) {
        return logbook.read()
                .filter(page -> page.epoch().equals(prepared.epoch()) && page.nextSequence() > prepared.nextSequence())
                .map(page -> "the database ends at number " + prepared.nextSequence() + ", but had given "
                        + page.nextSequence() + ": it is an older one, or lost its log");
    }

    private StoreReport rescued(String reason, FrameFiles frames, FrameSeal seal) {
        LOG.log(Level.ERROR, "the store {0} cannot be used: {1}. Saving what can be saved", folders.store(), reason);
        Path fresh = folders.fresh();
        StoreReport report;
        try (Database old = database();
                Database target = Database.in(fresh, keys.bootPassword())) {
            OldStore source = new OldStore(folders.hasStore() ? old::connection : Rescue.NOTHING);
            Derby derby = new Derby(target::connection, disk, failure -> {});
            Preparation.Prepared prepared = Preparation.prepare(target, derby);
            report = new Rescue(source, derby, prepared.epoch(), frames, seal, clock)
                    .run(reason, logbook.read(), folders.aside());
        }
        Database.endAll();
        folders.replaceByFresh();
        logbook.write(report);
        LOG.log(
                Level.ERROR,
                "the outbox goes on with a new epoch. Saved: {0} inspections and {1} escalations; frames of no use: {2};"
                        + " what is left of the old store: {3}",
                Long.toString(report.inspections()),
                Long.toString(report.escalations()),
                Long.toString(report.lostFrames()),
                report.setAside());
        return report;
    }
}
