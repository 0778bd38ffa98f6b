package io.firstpass.vision.detection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A package's zip, read with suspicion: few entries, none that leads out of the folder, none twice, none that the
 * manifest does not name, and never more bytes than announced or {@value #MOST_BYTES} in all, so that a small file
 * cannot fill the disk. A symbolic link is unpacked as the text that it is, never followed.
 */
final class PackageZip implements AutoCloseable {
    private static final int MOST_ENTRIES = 1_000;
    private static final int MOST_MANIFEST_BYTES = 1 << 20;
    private static final long MOST_SAMPLE_BYTES = 32L << 20;
    private static final long MOST_BYTES = 8L << 30;
    private static final String MANIFEST = "manifest.json";

    private final ZipFile zip;
    private final String name;
    private long unpacked;

    private PackageZip(ZipFile zip, String name) {
        this.zip = zip;
        this.name = name;
    }

    static PackageZip open(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            return new PackageZip(new ZipFile(file.toFile()), name).checked();
        } catch (IOException e) {
            throw new ModelRefused(name + " is no zip: " + e.getMessage() + "; give the path of a model package", e);
        }
    }

    String name() {
        return name;
    }

    byte[] manifest() {
        try (InputStream in = zip.getInputStream(entry(MANIFEST, "pack it at the top of the zip"))) {
            byte[] json = in.readNBytes(MOST_MANIFEST_BYTES + 1);
            if (json.length > MOST_MANIFEST_BYTES) throw tooLong(MANIFEST, MOST_MANIFEST_BYTES);
            return json;
        } catch (IOException e) {
            throw damaged(MANIFEST, e);
        }
    }

    /** Refuses what nobody would look at: an entry that is neither the manifest nor named by it. */
    void checkNothingBut(Set<String> named) {
        named.forEach(entry -> within(Path.of("package").toAbsolutePath(), entry));
        zip.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .filter(entry -> !entry.equals(MANIFEST) && !named.contains(entry))
                .findFirst()
                .ifPresent(entry -> {
                    throw new ModelRefused(name + " holds the entry " + entry
                            + ", which its manifest does not name: leave it out, or name it");
                });
    }

    void unpack(Variant variant, Path folder) {
        Path file = unpack(variant.file(), folder, variant.bytes());
        String digest = Digest.ofFile(file);
        if (!digest.equals(variant.sha256()))
            throw new ModelRefused(variant.file() + " in " + name + " has the SHA-256 " + digest
                    + ", its manifest says " + variant.sha256() + ": it was altered; fetch the package again");
    }

    void unpackSample(String entry, Path folder) {
        unpack(entry, folder, MOST_SAMPLE_BYTES);
    }

    private Path unpack(String entry, Path folder, long mostBytes) {
        Path target = within(folder, entry);
        ZipEntry found = entry(entry, "the manifest names it: pack it too");
        try {
            // A temporary file is its owner's alone, and stays so where it is moved to.
            Path part = Files.createTempFile(OwnerOnly.folder(target.getParent()), "unpacking", ".part");
            try {
                copy(found, part, mostBytes);
                // Another process may be loading the same package: it sees the old file or the new one, both whole.
                return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw damaged(entry, e);
        }
    }

    private void copy(ZipEntry entry, Path part, long mostBytes) throws IOException {
        byte[] chunk = new byte[1 << 16];
        long written = 0;
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(part)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                written += read;
                unpacked += read;
                if (written > mostBytes) throw tooLong(entry.getName(), mostBytes);
                if (unpacked > MOST_BYTES) throw tooLong("all", MOST_BYTES);
                out.write(chunk, 0, read);
            }
        }
    }

    private PackageZip checked() {
        try {
            checkEntries();
            return this;
        } catch (ModelRefused e) {
            close();
            throw e;
        }
    }

    private void checkEntries() {
        if (zip.size() > MOST_ENTRIES)
            throw new ModelRefused(name + " has " + zip.size() + " entries, at most " + MOST_ENTRIES + " are allowed");
        Path folder = Path.of("package").toAbsolutePath();
        Set<Path> places = new HashSet<>();
        zip.stream().map(ZipEntry::getName).forEach(entry -> {
            // Two readers could take different ones for the file that was checked.
            if (!places.add(within(folder, entry)))
                throw new ModelRefused(name + " holds the entry " + entry + " twice: pack it again");
        });
    }

    private Path within(Path folder, String entry) {
        boolean hostile = entry.indexOf('\\') >= 0 || entry.indexOf('\0') >= 0;
        Path target = hostile ? folder : folder.resolve(entry).normalize();
        if (target.startsWith(folder) && !target.equals(folder)) return target;
        throw new ModelRefused(
                name + " holds the entry " + entry + ", which leads out of its folder: do not use this package");
    }

    private ZipEntry entry(String entry, String cure) {
        ZipEntry found = zip.getEntry(entry);
        if (found == null) throw new ModelRefused(name + " has no " + entry + ": " + cure);
        return found;
    }

    private ModelRefused tooLong(String entry, long mostBytes) {
        return new ModelRefused(entry + " in " + name + " is longer than " + mostBytes + " bytes: pack it again");
    }

    private ModelRefused damaged(String entry, IOException e) {
        return new ModelRefused(
                entry + " of " + name + " cannot be unpacked: " + e.getMessage()
                        + "; fetch the package again and check the work folder's space and rights",
                e);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new ModelRefused(name + " cannot be closed: " + e.getMessage(), e);
        }
    }
}
