package io.firstpass.registry.evidence;

import static io.firstpass.registry.evidence.ZipDirectory.u16;
import static io.firstpass.registry.evidence.ZipDirectory.u32;

import io.firstpass.registry.evidence.ZipDirectory.Ambiguous;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An entry as a zip's directory has it. What else the file says of it has to be the same.
 *
 * @param name one character a byte
 * @param packed how many bytes it takes up, {@code size} unpacked
 * @param at where its local header is
 */
record ZipMember(String name, int flags, int method, int sum, long packed, long size, long at) {
    static final int LOCAL_BYTES = 30;
    static final int DESCRIPTOR_BYTES = 16;

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int CENTRAL_BYTES = 46;
    private static final int DESCRIPTOR = 0x08074b50;
    /** The sizes follow the bytes, in a descriptor. */
    private static final int DESCRIBED = 8;

    private static final int UTF8 = 1 << 11;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    /** Stands where the true number is in a zip64 field. */
    private static final long ELSEWHERE = 0xffff_ffffL;
    /** What torch::jit pads with, so that tensors lie where they can be mapped. */
    private static final int PADDING = 'F' | 'B' << 8;

    /** Reads the next one and moves on behind it. */
    static ZipMember read(ByteBuffer directory) {
        int from = directory.position();
        boolean whole = directory.remaining() >= CENTRAL_BYTES && directory.getInt(from) == CENTRAL;
        Ambiguous.unless(whole, "has fewer entries in its directory than its end record says");
        directory.position(from + CENTRAL_BYTES);
        Ambiguous.unless(
                u16(directory, from + 28) <= directory.remaining(), "has an entry that is longer than its directory");
        var member = new ZipMember(
                text(directory, u16(directory, from + 28)),
                u16(directory, from + 8),
                u16(directory, from + 10),
                directory.getInt(from + 16),
                u32(directory, from + 20),
                u32(directory, from + 24),
                u32(directory, from + 42));
        member.check(u16(directory, from + 30), u16(directory, from + 32), u16(directory, from + 34));
        return member;
    }

    private void check(int extra, int comment, int disk) {
        unless(extra == 0 && comment == 0, "has a comment or extra fields in the directory");
        unless(disk == 0, "is said to be in another file");
        unless(name.chars().allMatch(c -> c >= ' ' && c != 0x7f), "has a control character in its name");
        unless((flags & ~(DESCRIBED | UTF8)) == 0, "has the flags " + flags + ": it is encrypted, or more");
        unless(method == STORED || method == DEFLATED, "is packed by method " + method);
        unless(method == DEFLATED || packed == size, "is stored, and has two lengths");
        unless(packed != ELSEWHERE && size != ELSEWHERE && at != ELSEWHERE, "is longer than 4 GiB, or lies behind");
    }

    boolean isDescribed() {
        return (flags & DESCRIBED) != 0;
    }

    void checkThere(ByteBuffer local) {
        unless(local.getInt(0) == LOCAL, "is not where the directory says");
    }

    /** @param more its name and extra fields */
    void checkLocal(ByteBuffer local, ByteBuffer more) {
        int letters = u16(local, 26);
        unless(text(more, letters).equals(name), "has another name in the directory than before its bytes");
        boolean same = u16(local, 6) == flags && u16(local, 8) == method;
        boolean left = isDescribed() && local.getInt(14) == 0 && local.getLong(18) == 0;
        boolean measured = local.getInt(14) == sum && u32(local, 18) == packed && u32(local, 22) == size;
        unless(same && (left || measured), "is something else in the directory than before its bytes");
        int extra = more.remaining();
        boolean padded = extra >= 4 && u16(more, letters) == PADDING && u16(more, letters + 2) == extra - 4;
        unless(extra == 0 || padded, "has extra fields before its bytes");
    }

    void checkDescriptor(ByteBuffer behind) {
        boolean same = behind.getInt(0) == DESCRIPTOR
                && behind.getInt(4) == sum
                && u32(behind, 8) == packed
                && u32(behind, 12) == size;
        unless(same, "is something else in the directory than behind its bytes");
    }

    private void unless(boolean right, String what) {
        Ambiguous.unless(right, name, what);
    }

    private static String text(ByteBuffer from, int letters) {
        byte[] name = new byte[letters];
        from.get(name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }
}
