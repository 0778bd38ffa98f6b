package io.firstpass.testbed.bench;

import io.firstpass.vision.measure.Unusable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Files that a measurement is to write. */
final class Outputs {
    private Outputs() {}

    /** An hour's figures are not lost for a folder that is not there. */
    static void checkWritable(String option, Optional<Path> file) {
        if (file.isEmpty()) return;
        Path folder = file.get().toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new Unusable(option + ": there is no folder " + folder);
        }
        if (Files.isDirectory(file.get()) || !Files.isWritable(Files.exists(file.get()) ? file.get() : folder)) {
            throw new Unusable(option + ": " + file.get() + " cannot be written");
        }
    }
}
