package io.firstpass.edge.outbox;

import io.firstpass.contract.Heartbeat;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * The disk of the edge's data. Below the site's reserve it is nearly full; from there on, the less is left of the
 * reserve, the more a frame has to be worth: at half of it priorities 0 to 4 stay, at a tenth only 0. Audits stay as
 * long as anything does. Thread-safe.
 */
final class Disk {
    private static final System.Logger LOG = System.getLogger(Disk.class.getName());
    private static final int PRIORITIES = 10;
    /** Warned once, until this much more than the reserve is free again: otherwise a disk at the brink fills the log. */
    private static final double CLEAR = 1.1;

    private final LongSupplier free;
    private final long total;
    private final long reserve;
    private final AtomicBoolean warned = new AtomicBoolean();

    Disk(LongSupplier free, long total, long reserve) {
        this.free = free;
        this.total = total;
        this.reserve = reserve;
    }

    static Disk of(Path folder, long reserve) {
        try {
            FileStore store = Files.getFileStore(folder);
            return new Disk(() -> usable(store), store.getTotalSpace(), reserve);
        } catch (IOException e) {
            throw new StoreFailed("look at the disk of " + folder, e);
        }
    }

    private static long usable(FileStore store) {
        try {
            return store.getUsableSpace();
        } catch (IOException e) {
            throw new StoreFailed("ask for the free space of " + store, e);
        }
    }

    boolean isNearlyFull() {
        return free.getAsLong() < reserve;
    }

    /** Whether a frame of that place may lie on the disk as full as it is. */
    boolean admits(Place place) {
        long left = free.getAsLong();
        if (left >= reserve) return true;
        int worth = place.shelf() == Shelf.AUDITS ? 0 : place.priority();
        return worth < PRIORITIES * (double) left / reserve;
    }

    /** Whether so much cannot be written. */
    boolean lacks(long bytes) {
        return free.getAsLong() < bytes;
    }

    Heartbeat.Disk state() {
        long left = free.getAsLong();
        return new Heartbeat.Disk(left, total, left < reserve);
    }

    void warn() {
        long left = free.getAsLong();
        if (left < reserve && warned.compareAndSet(false, true))
            LOG.log(
                    Level.WARNING,
                    "the disk is nearly full: {0} bytes are free, firstpass.disk.reserve is {1}; inspections go on,"
                            + " frames of the least value are dropped",
                    Long.toString(left),
                    Long.toString(reserve));
        if (left > reserve * CLEAR && warned.compareAndSet(true, false))
            LOG.log(Level.INFO, "the disk has room again: {0} bytes are free", Long.toString(left));
    }
}
