package io.firstpass.testbed.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Enumeration;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A folder as one file with a sum over each of its files. What is unpacked only its owner can read. */
record StoredZip(Path file) {
    void pack(Path folder) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file));
                Stream<Path> all = Files.walk(folder)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (Path path : all.filter(path -> !path.equals(folder)).toList()) {
                boolean isFolder = Files.isDirectory(path);
                zip.putNextEntry(new ZipEntry(folder.relativize(path) + (isFolder ? "/" : "")));
                if (!isFolder) Files.copy(path, zip);
                zip.closeEntry();
            }
        }
    }

    /** @throws IOException if anything in it is not as it was packed */
    void unpack(Path folder) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        try (var zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) throw new IOException(entry.getName() + " leads out of the folder");
                Files.createDirectories(entry.isDirectory() ? target : target.getParent(), ownerOnly);
                if (!entry.isDirectory()) write(zip, entry, target);
            }
        }
    }

    private static void write(ZipFile zip, ZipEntry entry, Path target) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(target, ownerOnly);
        try (var in = new CheckedInputStream(zip.getInputStream(entry), new CRC32());
                OutputStream out = Files.newOutputStream(target)) {
            in.transferTo(out);
            if (in.getChecksum().getValue() != entry.getCrc()) throw new IOException(entry.getName() + " is damaged");
        }
    }
}
