package io.firstpass.edge.modelstore;

import io.firstpass.contract.Released;
import io.firstpass.contract.Sha256;
import io.firstpass.vision.detection.ModelRefused;
import io.firstpass.vision.detection.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The few packages that this edge keeps, each under its digest. One that is being fetched lies beside as {@code .part} and
 * is gone on with after a cut or a restart. What lies here proves nothing: it is verified each time it is loaded.
 */
final class PackageShelf {
    private static final Pattern OURS = Pattern.compile("([0-9a-f]{64})(\\.zip|\\.zip\\.part)?");
    private static final int CHUNK = 1 << 16;

    private final Path folder;
    private final PackageSource source;
    private final long reserve;

    /** @param reserve bytes of the disk that fetching leaves free */
    PackageShelf(Path folder, PackageSource source, long reserve) {
        this.folder = folder;
        this.source = source;
        this.reserve = reserve;
    }

    Path zip(String digest) {
        return folder.resolve(digest + ".zip");
    }

    boolean has(String digest) {
        return Files.exists(zip(digest));
    }

    /**
     * Fetches what is missing of a package.
     *
     * @param goOn asked between two reads: false leaves the rest for the next call
     * @return true if the package is there now
     * @throws IOException if the store is not reached or gives something else, or the disk has no room
     */
    boolean fetch(Released wanted, BooleanSupplier goOn) throws IOException {
        if (has(wanted.digest())) return true;
        Path part = OwnerOnly.folder(folder).resolve(wanted.digest() + ".zip.part");
        if (!copied(wanted, part, goOn)) return false;
        String digest = digest(part);
        if (!digest.equals(wanted.digest())) {
            Files.delete(part);
            throw new IOException("object " + wanted.objectKey() + " has the SHA-256 " + digest + ", not "
                    + wanted.digest() + ": it was altered, or a part of it was; it is fetched anew");
        }
        Files.move(part, zip(wanted.digest()), StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private boolean copied(Released wanted, Path part, BooleanSupplier goOn) throws IOException {
        long size = Files.exists(part) ? Files.size(part) : 0;
        if (size > 0 && digest(part).equals(wanted.digest())) return true;
        try (PackageSource.Rest rest = source.open(wanted.objectKey(), size);
                OutputStream out = Files.newOutputStream(
                        OwnerOnly.file(part),
                        rest.from() == 0 ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND)) {
            byte[] chunk = new byte[CHUNK];
            for (int read = rest.content().read(chunk);
                    read >= 0;
                    read = rest.content().read(chunk)) {
                if (Files.getFileStore(folder).getUsableSpace() < reserve + read) throw full(part);
                out.write(chunk, 0, read);
                if (!goOn.getAsBoolean()) return false;
            }
            return true;
        }
    }

    /** What waits for the cloud needs the room more: a part that lies there for nothing goes. */
    private static IOException full(Path part) throws IOException {
        Files.deleteIfExists(part);
        return new IOException("the disk has no room for a package beside its reserve: make room");
    }

    /**
     * The digest of a package's bytes as they lie here now. An altered one goes, so that it is fetched anew.
     *
     * @throws ModelRefused if it was altered
     */
    String intact(String digest) throws IOException {
        String found = digest(zip(digest));
        if (found.equals(new Sha256(digest).hex())) return found;
        remove(digest);
        throw new ModelRefused("the file of package " + digest + " has the SHA-256 " + found
                + ": it was altered on this disk, and was removed");
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Sha256.of(in).hex();
        }
    }

    void remove(String digest) {
        keep(name -> !name.startsWith(digest));
    }

    /** Removes every package but these. */
    void keepOnly(Set<String> digests) {
        keep(name -> digests.contains(name.substring(0, 64)));
    }

    private void keep(java.util.function.Predicate<String> kept) {
        if (!Files.isDirectory(folder)) return;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (OURS.matcher(name).matches() && !kept.test(name)) delete(file);
            }
        } catch (IOException e) {
            System.getLogger(PackageShelf.class.getName()).log(Level.WARNING, "a package cannot be removed", e);
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(one);
        }
    }
}
