package io.firstpass.registry.evidence;

import static io.firstpass.registry.evidence.RawZip.central;
import static io.firstpass.registry.evidence.RawZip.directory;
import static io.firstpass.registry.evidence.RawZip.end;
import static io.firstpass.registry.evidence.RawZip.join;
import static io.firstpass.registry.evidence.RawZip.local;
import static io.firstpass.registry.evidence.RawZip.locals;
import static io.firstpass.registry.evidence.RawZip.locator;
import static io.firstpass.registry.evidence.RawZip.record;
import static io.firstpass.registry.evidence.RawZip.zip;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Zips that two readers would read as two different ones. */
class ZipDirectoryTest {
    private static final byte[] NONE = {};
    private static final String PICKLE = "echo/data.pkl";
    private static final String BLOB = "echo/data/0";
    private static final byte[] EVIL =
            "\u0080\u0002cos\nsystem\nX\u0002\0\0\0id\u0085R.".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path folder;

    private Map<String, byte[]> clean;
    private Map<String, byte[]> evil;

    @BeforeEach
    void twoFiles() throws IOException {
        clean = Weights.echo().entries();
        clean.remove(BLOB);
        evil = new LinkedHashMap<>(clean);
        evil.put(PICKLE, EVIL);
    }

    @Test
    void takesWhatLeavesNoChoice() throws IOException {
        assertThat(found(zip(clean))).isEmpty();
        assertThat(found(zip(evil))).contains("names os.system");
    }

    @Test
    void refusesADirectoryThatOnlyAZip64RecordNames() throws IOException {
        for (boolean asComment : List.of(false, true)) {
            byte[] file = hiddenBehindZip64(asComment);
            assertReadAsTwo(file);
            assertThat(found(file)).contains("zip64 record that says something else");
        }
    }

    @Test
    void refusesADirectoryThatOnlyItsOffsetNames() throws IOException {
        byte[] file = hiddenByOffset();
        assertReadAsTwo(file);
        assertThat(found(file)).contains("has its directory elsewhere than directly before its end record");
    }

    /** The clean directory's last entry has the evil one in its comment or its extra field, and its bytes hold the evil entries. */
    private byte[] hiddenBehindZip64(boolean asComment) {
        byte[] before = locals(clean);
        int blob = before.length + 30 + BLOB.length();
        byte[] content = locals(evil);
        byte[] all = join(before, local(BLOB, content));
        byte[] evilDirectory = directory(evil, blob);
        byte[] head = directory(clean, 0);
        byte[] field = asComment ? NONE : little(4, b -> b.putShort((short) 0x4246));
        int evilAt = all.length + head.length + 46 + BLOB.length() + field.length;
        int record = evilAt + evilDirectory.length;
        byte[] hidden = join(evilDirectory, record(evil.size(), evilDirectory.length, evilAt), locator(record));
        if (!asComment) ByteBuffer.wrap(field).order(ByteOrder.LITTLE_ENDIAN).putShort(2, (short) hidden.length);
        byte[] last = asComment
                ? central(BLOB, content, before.length, NONE, hidden)
                : central(BLOB, content, before.length, join(field, hidden), NONE);
        byte[] cleanDirectory = join(head, last);
        return join(all, cleanDirectory, end(clean.size() + 1, cleanDirectory.length, all.length));
    }

    /** Java takes what comes before both directories for something in front of the zip, and adds its length to every offset. */
    private byte[] hiddenByOffset() {
        evil.put(BLOB, new byte[4096]);
        clean.put(BLOB, NONE);
        byte[] evilLocals = locals(evil);
        byte[] evilDirectory = directory(evil, 0);
        byte[] cleanLocals = locals(clean);
        int shift = evilDirectory.length + cleanLocals.length;
        byte[] cleanDirectory = directory(clean, evilLocals.length + evilDirectory.length - shift);
        return join(
                evilLocals,
                evilDirectory,
                cleanLocals,
                cleanDirectory,
                end(clean.size(), cleanDirectory.length, evilLocals.length));
    }

    private void assertReadAsTwo(byte[] file) throws IOException {
        Path path = Files.write(folder.resolve("two"), file);
        try (ZipFile java = new ZipFile(path.toFile())) {
            assertThat(java.getInputStream(java.getEntry(PICKLE)).readAllBytes())
                    .isEqualTo(clean.get(PICKLE));
        }
        assertThat(RawZip.asMinizReads(file).get(PICKLE)).isEqualTo(EVIL);
    }

    @Test
    void refusesAnEndRecordThatSaysMoreThanOneThing() throws IOException {
        byte[] good = zip(clean);
        int end = good.length - 22;
        refuses(join(good, end(0, 0, good.length)), "between its last entry and its directory");
        refuses(changed(good, b -> b.putShort(end + 20, (short) 1)), "has a comment");
        refuses(changed(good, b -> b.putShort(end + 4, (short) 1)), "part of several files");
        refuses(changed(good, b -> b.putShort(end + 8, (short) 1)), "part of several files");
        refuses(changed(good, b -> b.putShort(end + 10, (short) 1).putShort(end + 8, (short) 1)), "something else");
        refuses(changed(good, b -> b.putInt(end + 12, -1)), "something else");
        refuses(changed(good, b -> b.putInt(end + 16, b.getInt(end + 16) + 1)), "something else");
    }

    @Test
    void refusesAZip64RecordThatIsNotTheOneThatIsMeant() throws IOException {
        byte[] good = zip(clean);
        int locator = good.length - 42;
        int record = locator - 56;
        refuses(changed(good, b -> b.putInt(locator, 0)), "elsewhere");
        refuses(changed(good, b -> b.putLong(locator + 8, 0)), "does not point");
        refuses(changed(good, b -> b.putInt(locator + 16, 2)), "does not point");
        refuses(changed(good, b -> b.putInt(record, 0)), "no whole zip64 record");
        refuses(changed(good, b -> b.putLong(record + 4, 45)), "no whole zip64 record");
        refuses(changed(good, b -> b.putInt(record + 16, 1)), "no whole zip64 record");
        for (int field : List.of(24, 32, 40, 48))
            refuses(changed(good, b -> b.putLong(record + field, b.getLong(record + field) + 1)), "something else");
    }

    @Test
    void refusesEntriesOfWhichTheDirectorySaysSomethingElse() throws IOException {
        byte[] good = zip(clean);
        int first = locals(clean).length;
        String name = clean.keySet().iterator().next();
        int described = 30 + name.length() + clean.get(name).length;
        refuses(changed(good, b -> b.put(30, (byte) 'E')), "has another name");
        refuses(changed(good, b -> b.putShort(8, (short) 8)), "before its bytes");
        refuses(changed(good, b -> b.putInt(18, 1)), "before its bytes");
        refuses(changed(good, b -> b.putInt(described + 4, 1)), "behind its bytes");
        refuses(changed(good, b -> b.putInt(described + 12, 1)), "behind its bytes");
        refuses(changed(good, b -> b.putShort(first + 8, (short) 0x809)), "has the flags");
        refuses(changed(good, b -> b.putShort(first + 10, (short) 14)), "is packed by method 14");
        refuses(changed(good, b -> b.putInt(first + 20, 1)), "two lengths");
        refuses(changed(good, b -> b.putInt(first + 20, -1).putInt(first + 24, -1)), "longer than 4 GiB");
        refuses(changed(good, b -> b.putShort(first + 34, (short) 1)), "in another file");
        refuses(changed(good, b -> b.putInt(first + 42, 1)), "is not where the directory says");
        refuses(changed(good, b -> b.putInt(first, 0)), "fewer entries");
        refuses(changed(good, b -> b.put(first + 46, (byte) 0)), "control character");
    }

    @Test
    void refusesAnEntryThatUnpacksToMoreThanIsSaid() throws IOException {
        byte[] file = changed(Weights.echo().bytes(), b -> {
            int first = b.getInt(b.limit() - 6);
            int packed = b.getInt(first + 20);
            int size = b.getInt(first + 24) - 1;
            b.putInt(first + 24, size).putInt(30 + b.getShort(first + 28) + packed + 12, size);
        });
        refuses(file, "unpacks to another length");
    }

    /** libtorch looks at these four bytes before it looks for a zip. */
    @Test
    void refusesAZipThatIsAFlatbufferToo() throws IOException {
        refuses(changed(zip(clean), b -> b.put(4, "PTMF".getBytes(StandardCharsets.US_ASCII))), "before its bytes");
    }

    @Test
    void refusesAnEntryThatNoDirectoryNames() throws IOException {
        byte[] locals = locals(clean);
        byte[] more = local("echo/hidden", EVIL);
        byte[] directory = directory(clean, 0);
        refuses(
                join(locals, more, directory, end(clean.size(), directory.length, locals.length + more.length)),
                "between its last entry and its directory");
        byte[] behind = directory(clean, more.length);
        refuses(
                join(more, locals, behind, end(clean.size(), behind.length, locals.length + more.length)),
                "bytes between its entries");
        byte[] twice = join(directory, central(BLOB, NONE, 0, NONE, NONE));
        refuses(join(locals, twice, end(clean.size() + 1, twice.length, locals.length)), "has another name");
        byte[] longer = join(directory, new byte[4]);
        refuses(join(locals, longer, end(clean.size(), longer.length, locals.length)), "longer than its entries");
    }

    @Test
    void refusesAnEntryInTheBytesOfAnother() throws IOException {
        byte[] inner = local("echo/data/1", EVIL);
        byte[] outer = local(BLOB, inner);
        byte[] both =
                join(central(BLOB, inner, 0, NONE, NONE), central("echo/data/1", EVIL, 30 + BLOB.length(), NONE, NONE));
        refuses(join(outer, both, end(2, both.length, outer.length)), "entries that overlap");
    }

    private void refuses(byte[] file, String why) throws IOException {
        assertThat(found(file)).contains(why);
    }

    private String found(byte[] file) throws IOException {
        List<Finding> findings =
                WeightScan.scan(Files.write(folder.resolve("file"), file)).findings();
        return findings.isEmpty() ? "" : findings.toString();
    }

    private static byte[] changed(byte[] file, Consumer<ByteBuffer> change) {
        byte[] copy = file.clone();
        change.accept(ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN));
        return copy;
    }

    private static byte[] little(int bytes, Consumer<ByteBuffer> written) {
        return changed(new byte[bytes], written);
    }
}
