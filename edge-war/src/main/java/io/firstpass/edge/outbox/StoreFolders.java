package io.firstpass.edge.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The database's folder and those beside it: the one that a rescue fills, and the last three that were set aside. A kill
 * at any moment of a rescue leaves either the old store where it was or a finished new one.
 */
final class StoreFolders {
    private static final String ASIDE = "derby-corrupt-";
    private static final int KEPT = 3;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Path data;
    private final Path store;
    private final Path unfinished;
    private final Path finished;
    private final Path aside;

    StoreFolders(Path data, Clock clock) {
        this.data = data;
        store = data.resolve("derby");
        unfinished = data.resolve("derby-rescue");
        finished = data.resolve("derby-rescued");
        aside = data.resolve(ASIDE + TIME.format(clock.instant()));
    }

    Path store() {
        return store;
    }

    /** Where the store goes when it is set aside; null while there is none. */
    Path aside() {
        return hasStore() ? aside : null;
    }

    boolean hasStore() {
        return Files.exists(store);
    }

    /** A file that this user may not write looks like a damaged one to Derby. */
    void checkAccess() {
        guarded("look at " + store, () -> {
            try (Stream<Path> all = Files.walk(store)) {
                Optional<Path> closed = all.filter(path -> !Files.isReadable(path) || !Files.isWritable(path))
                        .findFirst();
                if (closed.isPresent()) throw new StoreFailed("this user may not read and write " + closed.get());
            }
            return null;
        });
    }

    /** An empty place for a new store. */
    Path fresh() {
        return guarded("clear " + unfinished, () -> {
            delete(unfinished);
            return unfinished;
        });
    }

    void replaceByFresh() {
        guarded("put the rescued store in its place", () -> {
            Files.move(unfinished, finished);
            install();
            return null;
        });
    }

    void finishWhatWasInterrupted() {
        guarded("finish a rescue", () -> {
            delete(unfinished);
            if (Files.exists(finished)) install();
            return null;
        });
    }

    private void install() throws IOException {
        if (hasStore()) Files.move(store, aside);
        Files.move(finished, store);
        List<Path> old;
        try (Stream<Path> all = Files.list(data)) {
            old = all.filter(path -> path.getFileName().toString().startsWith(ASIDE))
                    .sorted(Comparator.comparing(Path::toString).reversed())
                    .skip(KEPT)
                    .toList();
        }
        for (Path path : old) delete(path);
    }

    private interface Step<T> {
        T run() throws IOException;
    }

    private static <T> T guarded(String attempt, Step<T> step) {
        try {
            return step.run();
        } catch (IOException | UncheckedIOException e) {
            throw new StoreFailed(attempt, e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
