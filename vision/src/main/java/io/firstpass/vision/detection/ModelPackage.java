package io.firstpass.vision.detection;

import io.firstpass.contract.ModelRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A model package whose digests were checked and whose files lie unpacked, ready to be loaded. Immutable. */
public final class ModelPackage {
    private final ModelRef ref;
    private final Manifest manifest;
    private final Path folder;

    ModelPackage(ModelRef ref, Manifest manifest, Path folder) {
        this.ref = ref;
        this.manifest = manifest;
        this.folder = folder;
    }

    /**
     * Checks the zip against its digest and each variant against the manifest's, and unpacks what the manifest names
     * into a folder of that digest below {@code workFolder}; nothing is written outside of it.
     *
     * @param expectedSha256 the zip's digest, where the configuration demands a certain one
     * @throws ModelRefused if anything is not as it should be
     */
    public static ModelPackage open(Path zip, Path workFolder, Optional<String> expectedSha256) {
        String digest = Digest.ofFile(zip);
        if (expectedSha256.isPresent() && !expectedSha256.get().equalsIgnoreCase(digest))
            throw new ModelRefused(zip.getFileName() + " has the SHA-256 " + digest + ", the configuration demands "
                    + expectedSha256.get() + ": fetch the package again, or correct firstpass.model.sha256");
        try (PackageZip files = PackageZip.open(zip)) {
            Manifest manifest = Manifest.read(files.manifest(), files.name());
            files.checkNothingBut(manifest.files());
            Path folder = workFolder.resolve(digest).toAbsolutePath().normalize();
            for (Variant variant : manifest.variants()) files.unpack(variant, folder);
            for (Sample sample : manifest.samples())
                for (String entry : List.of(sample.frame(), sample.expected())) files.unpackSample(entry, folder);
            return new ModelPackage(new ModelRef(manifest.name(), manifest.version(), digest), manifest, folder);
        }
    }

    public ModelRef ref() {
        return ref;
    }

    public Manifest manifest() {
        return manifest;
    }

    /** Where an entry that the manifest names lies unpacked. */
    public Path file(String entry) {
        return folder.resolve(entry);
    }

    @Override
    public String toString() {
        return ref.name() + " " + ref.version();
    }
}
