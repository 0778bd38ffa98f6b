package io.firstpass.registry.benchmark;

import io.firstpass.contract.Sha256;
import io.firstpass.vision.measure.ImageFolder;
import io.firstpass.vision.measure.Labels;
import io.firstpass.vision.measure.Unusable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Images and YOLO labels that candidates are measured on: {@code images}, {@code labels} and {@code data.yaml} in a
 * folder, and the manifest {@code SHA256SUMS} over all of them, which {@code sha256sum -c} reads too. A golden set is
 * known by the digest of that manifest, its lines sorted by path. Immutable as long as nobody writes into the folder.
 */
public final class GoldenSet {
    static final String MANIFEST = "SHA256SUMS";

    private final Path folder;
    private final String digest;
    private final ImageFolder images;
    private final Labels labels;

    private GoldenSet(Path folder, String digest) {
        this.folder = folder;
        this.digest = digest;
        try {
            images = new ImageFolder(folder);
            labels = images.labels()
                    .orElseThrow(() -> new GoldenSetDamaged(
                            folder + " has no labels: add a folder labels with a text file for each image that shows a"
                                    + " defect, and seal it again"));
        } catch (IOException | Unusable e) {
            throw new GoldenSetDamaged("the golden set cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a folder that was sealed.
     *
     * @throws GoldenSetDamaged if a file is missing, altered or not listed, or there is nothing to measure
     */
    public static GoldenSet open(Path folder) {
        try {
            Map<String, String> listed = GoldenManifest.read(folder.resolve(MANIFEST));
            Map<String, String> found = GoldenManifest.of(folder);
            GoldenManifest.compare(listed, found);
            return new GoldenSet(
                    folder,
                    Sha256.of(GoldenManifest.text(listed).getBytes(StandardCharsets.UTF_8))
                            .hex());
        } catch (IOException e) {
            throw new GoldenSetDamaged("the golden set " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Unpacks a sealed set into a folder of its digest below {@code folder}; if it is refused, nothing stays there.
     *
     * @param mostBytes that it may have unpacked
     */
    public static GoldenSet unpack(Path zip, Path folder, long mostBytes) {
        try {
            Path part =
                    Files.createTempDirectory(Files.createDirectories(folder).toAbsolutePath(), "unpacking-");
            try {
                new GoldenZip(zip, mostBytes).unpack(part);
                Path home = folder.resolve(open(part).digest());
                if (!Files.isDirectory(home)) Files.move(part, home);
                return open(home);
            } finally {
                Trees.remove(part);
            }
        } catch (IOException e) {
            throw new GoldenSetDamaged(zip.getFileName() + " cannot be unpacked: " + e.getMessage(), e);
        }
    }

    /** Writes the manifest of a folder as it is now, and reads it. */
    public static GoldenSet seal(Path folder) {
        try {
            Files.writeString(folder.resolve(MANIFEST), GoldenManifest.text(GoldenManifest.of(folder)));
        } catch (IOException e) {
            throw new GoldenSetDamaged(folder + " cannot be sealed: " + e.getMessage(), e);
        }
        return open(folder);
    }

    /** Writes all of it into a zip that {@link #unpack} takes; the same set gives the same bytes. */
    public void pack(Path zip) throws IOException {
        List<String> entries = new ArrayList<>(GoldenManifest.of(folder).keySet());
        entries.add(0, MANIFEST);
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : entries) {
                ZipEntry entry = new ZipEntry(name);
                entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                out.putNextEntry(entry);
                Files.copy(folder.resolve(name), out);
            }
        }
    }

    public String digest() {
        return digest;
    }

    public Path folder() {
        return folder;
    }

    /** In the order of their names. */
    public List<Path> images() {
        return images.images();
    }

    /** How many images show a defect. */
    public int defective() {
        try {
            int defective = 0;
            for (Path image : images()) if (!labels.of(image, 1, 1).isEmpty()) defective++;
            return defective;
        } catch (IOException | Unusable e) {
            throw new GoldenSetDamaged("the golden set's labels cannot be read: " + e.getMessage(), e);
        }
    }

    Labels labels() {
        return labels;
    }
}
