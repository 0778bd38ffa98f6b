package io.firstpass.registry.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/** A zip's parts byte by byte, as torch::jit writes them: stored, the sizes behind the bytes. */
final class RawZip {
    static final int FLAGS = 0x808;

    private RawZip() {}

    static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }

    static byte[] local(String name, byte[] content) {
        return local(name, FLAGS, content);
    }

    static byte[] local(String name, int flags, byte[] content) {
        byte[] letters = name.getBytes(StandardCharsets.UTF_8);
        byte[] header = little(30)
                .putInt(0x04034b50)
                .putShort(6, (short) flags)
                .putShort(26, (short) letters.length)
                .array();
        byte[] descriptor = little(16)
                .putInt(0x08074b50)
                .putInt(sum(content))
                .putInt(content.length)
                .putInt(content.length)
                .array();
        return join(header, letters, content, descriptor);
    }

    static byte[] central(String name, byte[] content, int at, byte[] extra, byte[] comment) {
        byte[] letters = name.getBytes(StandardCharsets.UTF_8);
        byte[] header = little(46)
                .putInt(0x02014b50)
                .putShort(8, (short) FLAGS)
                .putInt(16, sum(content))
                .putInt(20, content.length)
                .putInt(24, content.length)
                .putShort(28, (short) letters.length)
                .putShort(30, (short) extra.length)
                .putShort(32, (short) comment.length)
                .putInt(42, at)
                .array();
        return join(header, letters, extra, comment);
    }

    static byte[] record(int entries, int bytes, long from) {
        return little(56)
                .putInt(0x06064b50)
                .putLong(4, 44)
                .putLong(24, entries)
                .putLong(32, entries)
                .putLong(40, bytes)
                .putLong(48, from)
                .array();
    }

    static byte[] locator(long record) {
        return little(20).putInt(0x07064b50).putLong(8, record).putInt(16, 1).array();
    }

    static byte[] end(int entries, int bytes, int from) {
        return little(22)
                .putInt(0x06054b50)
                .putShort(8, (short) entries)
                .putShort(10, (short) entries)
                .putInt(12, bytes)
                .putInt(16, from)
                .array();
    }

    /** One behind the other. */
    static byte[] locals(Map<String, byte[]> entries) {
        byte[] all = {};
        for (var entry : entries.entrySet()) all = join(all, local(entry.getKey(), entry.getValue()));
        return all;
    }

    /** The directory of {@link #locals}, which begin there. */
    static byte[] directory(Map<String, byte[]> entries, int from) {
        byte[] all = {};
        int at = from;
        for (var entry : entries.entrySet()) {
            all = join(all, central(entry.getKey(), entry.getValue(), at, new byte[0], new byte[0]));
            at += local(entry.getKey(), entry.getValue()).length;
        }
        return all;
    }

    static byte[] zip(Map<String, byte[]> entries) {
        byte[] locals = locals(entries);
        byte[] directory = directory(entries, 0);
        int record = locals.length + directory.length;
        return join(
                locals,
                directory,
                record(entries.size(), directory.length, locals.length),
                locator(record),
                end(entries.size(), directory.length, locals.length));
    }

    /** What libtorch would load: miniz follows the zip64 record wherever a locator is, and goes where offsets point. */
    static Map<String, byte[]> asMinizReads(byte[] zip) {
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int end = zip.length - 22;
        int entries = bytes.getShort(end + 10);
        int at = bytes.getInt(end + 16);
        if (bytes.getInt(end - 20) == 0x07064b50) {
            int record = (int) bytes.getLong(end - 12);
            entries = (int) bytes.getLong(record + 32);
            at = (int) bytes.getLong(record + 48);
        }
        var read = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < entries; i++) {
            int letters = bytes.getShort(at + 28);
            int local = bytes.getInt(at + 42);
            byte[] content = new byte[bytes.getInt(at + 24)];
            bytes.get(local + 30 + bytes.getShort(local + 26) + bytes.getShort(local + 28), content);
            read.put(new String(zip, at + 46, letters, StandardCharsets.UTF_8), content);
            at += 46 + letters + bytes.getShort(at + 30) + bytes.getShort(at + 32);
        }
        return read;
    }

    private static int sum(byte[] content) {
        var sum = new CRC32();
        sum.update(content);
        return (int) sum.getValue();
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
