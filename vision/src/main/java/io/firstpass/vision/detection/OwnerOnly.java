package io.firstpass.vision.detection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Makes folders and files that only the user of this process gets at, where the file system knows such permissions: what
 * was verified in them is what is loaded from them. What is there already stays as it is.
 */
public final class OwnerOnly {
    private OwnerOnly() {}

    /** The folder, and every missing one above it. */
    public static Path folder(Path folder) throws IOException {
        return Files.createDirectories(folder, permissions(folder, "rwx------"));
    }

    /** The file, empty where it was missing. */
    public static Path file(Path file) throws IOException {
        return Files.exists(file) ? file : Files.createFile(file, permissions(file, "rw-------"));
    }

    private static FileAttribute<?>[] permissions(Path path, String text) {
        boolean known = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!known) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))};
    }
}
