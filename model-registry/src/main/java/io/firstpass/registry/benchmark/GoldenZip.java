package io.firstpass.registry.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A golden set's zip, read with suspicion: nothing leads out of the folder, and never more is written than allowed. */
final class GoldenZip {
    private static final int MOST_ENTRIES = 50_000;

    private final Path zip;
    private long left;

    /** @param mostBytes unpacked */
    GoldenZip(Path zip, long mostBytes) {
        this.zip = zip;
        this.left = mostBytes;
    }

    void unpack(Path folder) throws IOException {
        try (ZipFile files = new ZipFile(zip.toFile())) {
            if (files.size() > MOST_ENTRIES)
                throw new GoldenSetDamaged(zip.getFileName() + " has " + files.size() + " entries, at most "
                        + MOST_ENTRIES + " are allowed");
            for (ZipEntry entry : Collections.list(files.entries()))
                if (!entry.isDirectory()) unpack(files, entry, within(folder, entry.getName()));
        }
    }

    private void unpack(ZipFile files, ZipEntry entry, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        byte[] chunk = new byte[1 << 16];
        try (InputStream in = files.getInputStream(entry);
                OutputStream out = Files.newOutputStream(target)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                left -= read;
                if (left < 0)
                    throw new GoldenSetDamaged(zip.getFileName() + " holds more than is allowed: pack fewer images");
                out.write(chunk, 0, read);
            }
        }
    }

    private Path within(Path folder, String entry) {
        boolean hostile = entry.indexOf('\\') >= 0 || entry.indexOf('\0') >= 0;
        Path target = hostile ? folder : folder.resolve(entry).normalize();
        if (target.startsWith(folder) && !target.equals(folder)) return target;
        throw new GoldenSetDamaged(zip.getFileName() + " holds the entry " + entry
                + ", which leads out of its folder: do not use this golden set");
    }
}
