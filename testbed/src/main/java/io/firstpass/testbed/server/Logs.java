package io.firstpass.testbed.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Where this process keeps logs: a folder of its own, so that runs do not write into one another's; the last few stay. */
public final class Logs {
    private static final int KEPT = 10;
    private static final DateTimeFormatter BEGIN =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final String NAME =
            BEGIN.format(Instant.now()) + "-" + ProcessHandle.current().pid();

    private Logs() {}

    /** The folder, made when it is not there yet; older ones than the last few go. */
    public static synchronized Path folder(Path state) throws IOException {
        Path all = state.toAbsolutePath().resolve("logs");
        Path own = all.resolve(NAME);
        if (!Files.isDirectory(own)) {
            Files.createDirectories(own);
            older(all).forEach(Logs::remove);
        }
        return own;
    }

    private static List<Path> older(Path all) throws IOException {
        try (Stream<Path> runs = Files.list(all)) {
            return runs.filter(Files::isDirectory)
                    .sorted(Comparator.reverseOrder())
                    .skip(KEPT)
                    .toList();
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
