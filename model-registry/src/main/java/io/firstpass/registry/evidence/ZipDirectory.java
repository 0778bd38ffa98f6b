package io.firstpass.registry.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds a zip to the one form that every reader reads alike. Java looks for the directory its length before the end record
 * and passes over a zip64 record that says otherwise; libtorch's miniz follows the zip64 record, and goes where the offset
 * points. What torch::jit writes leaves no choice: entry after entry from the first byte, the directory, zip64 record and
 * locator, the end record. One thread.
 */
final class ZipDirectory {
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_BYTES = 20;
    private static final int RECORD = 0x06064b50;
    private static final int RECORD_BYTES = 56;
    /** What the record says of its own length counts neither that nor its signature. */
    private static final int RECORD_COUNTED = RECORD_BYTES - 12;

    private static final int MOST_BYTES = 8 << 20;

    private final FileChannel file;

    private ZipDirectory(FileChannel file) {
        this.file = file;
    }

    /** @throws Ambiguous unless there is one way only to read it */
    static void check(Path zip) throws IOException {
        try (FileChannel file = FileChannel.open(zip)) {
            new ZipDirectory(file).check();
        }
    }

    private void check() throws IOException {
        long at = file.size() - END_BYTES;
        Ambiguous.unless(
                at >= 0 && read(at, 4).getInt() == END,
                "does not end as a zip: it is truncated, or something is attached");
        ByteBuffer end = read(at, END_BYTES);
        int entries = u16(end, 10);
        long bytes = u32(end, 12);
        long from = u32(end, 16);
        Ambiguous.unless(u16(end, 20) == 0, "has a comment");
        Ambiguous.unless(u16(end, 4) == 0 && u16(end, 6) == 0 && u16(end, 8) == entries, "is a part of several files");
        long to = isLocator(at - LOCATOR_BYTES) ? zip64(at - LOCATOR_BYTES, entries, bytes, from) : at;
        Ambiguous.unless(from + bytes == to, "has its directory elsewhere than directly before its end record");
        Ambiguous.unless(bytes <= MOST_BYTES, "has a directory of " + bytes + " bytes");
        walk(entries, from, read(from, (int) bytes));
    }

    private boolean isLocator(long at) throws IOException {
        return at >= 0 && read(at, 4).getInt() == LOCATOR;
    }

    /** @return where the record is, and the directory has to end: the record says just what the end record says */
    private long zip64(long at, int entries, long bytes, long from) throws IOException {
        ByteBuffer locator = read(at, LOCATOR_BYTES);
        long to = at - RECORD_BYTES;
        Ambiguous.unless(
                locator.getInt(4) == 0 && locator.getLong(8) == to && locator.getInt(16) == 1 && to >= 0,
                "has a zip64 locator that does not point to a record directly before it");
        ByteBuffer record = read(to, RECORD_BYTES);
        Ambiguous.unless(
                record.getInt(0) == RECORD && record.getLong(4) == RECORD_COUNTED && record.getLong(16) == 0,
                "has no whole zip64 record directly before its zip64 locator");
        Ambiguous.unless(
                record.getLong(24) == entries
                        && record.getLong(32) == entries
                        && record.getLong(40) == bytes
                        && record.getLong(48) == from,
                "has a zip64 record that says something else than its end record");
        return to;
    }

    private void walk(int entries, long from, ByteBuffer directory) throws IOException {
        SortedMap<Long, Long> ends = new TreeMap<>();
        for (int i = 0; i < entries; i++) {
            ZipMember member = ZipMember.read(directory);
            Ambiguous.unless(
                    ends.put(member.at(), end(member)) == null, member.name(), "lies where another entry lies");
        }
        Ambiguous.unless(!directory.hasRemaining(), "has a directory that is longer than its entries");
        long next = 0;
        for (var one : ends.entrySet()) {
            Ambiguous.unless(one.getKey() == next, "has bytes between its entries, or entries that overlap");
            next = one.getValue();
        }
        Ambiguous.unless(next == from, "has bytes between its last entry and its directory");
    }

    /** Where it ends, after what stands before and behind its bytes was held against the directory. */
    private long end(ZipMember member) throws IOException {
        ByteBuffer local = read(member.at(), ZipMember.LOCAL_BYTES);
        member.checkThere(local);
        ByteBuffer more = read(member.at() + ZipMember.LOCAL_BYTES, u16(local, 26) + u16(local, 28));
        long end = member.at() + ZipMember.LOCAL_BYTES + more.limit() + member.packed();
        member.checkLocal(local, more);
        if (!member.isDescribed()) return end;
        member.checkDescriptor(read(end, ZipMember.DESCRIPTOR_BYTES));
        return end + ZipMember.DESCRIPTOR_BYTES;
    }

    private ByteBuffer read(long at, int bytes) throws IOException {
        Ambiguous.unless(at >= 0 && at + bytes <= file.size(), "names bytes behind its own end");
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining())
            if (file.read(buffer, at + buffer.position()) < 0) throw new EOFException("it was cut meanwhile");
        return buffer.flip();
    }

    static int u16(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    static long u32(ByteBuffer bytes, int at) {
        return Integer.toUnsignedLong(bytes.getInt(at));
    }

    /** Two readers could see two different files in this one. */
    static final class Ambiguous extends RuntimeException {
        private final String where;

        private Ambiguous(String where, String what) {
            super(what, null, false, false);
            this.where = where;
        }

        String where() {
            return where;
        }

        static void unless(boolean right, String what) {
            unless(right, "the file", what);
        }

        static void unless(boolean right, String where, String what) {
            if (!right) throw new Ambiguous(where, what);
        }
    }
}
