package io.firstpass.testbed.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders with all that is in them. */
final class Trees {
    private Trees() {}

    /** Does nothing where there is no such folder. */
    static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) return;
        for (Path path : below(from)) {
            Path target = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) Files.createDirectories(target);
            else Files.copy(path, target);
        }
    }

    /** Does nothing where there is none. */
    static void remove(Path folder) {
        if (!Files.exists(folder)) return;
        try {
            below(folder).stream().sorted(Comparator.reverseOrder()).forEach(path -> path.toFile()
                    .delete());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.toList();
        }
    }
}
