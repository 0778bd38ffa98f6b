package io.firstpass.testbed.registry;

import io.firstpass.testbed.server.DidNotStart;
import io.firstpass.testbed.server.OwnerOnly;
import io.firstpass.testbed.server.RunFolder;
import io.firstpass.testbed.store.Postgres;
import io.firstpass.testbed.store.S3Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The registry as it was when its packages had been introduced, kept beside the runs for later starts that would
 * introduce the same packages to the same registry: its database, its objects and its keys, in one file that only its
 * owner can read.
 *
 * <p>The file is put there whole or not at all, and a start that reads it is not disturbed by one that replaces it. What
 * is damaged, or whose approvals are about to expire, is passed over and made anew.
 */
public final class KeptRegistry {
    /** One for each set of packages that is in use; the others are of older builds. */
    private static final int KEPT = 4;

    /** A run that lasts this long ends with its approvals in force. */
    private static final Duration LEFT = Duration.ofDays(1);

    private static final String UNTIL = "until";
    private static final String KEYS = "registry-keys";
    private static final String S3 = "s3";

    /** What the registry has in object storage. */
    private static final List<String> OBJECTS = List.of("models", "golden-sets");

    /** Of the review: what became of a line's boards, and of the edge that inspected them. */
    static final List<String> OF_THE_LINE = List.of(
            "inspection",
            "second_look",
            "ruling",
            "ruling_outbox",
            "ruling_position",
            "review_case",
            "hold_lapse",
            "edge",
            "edge_event",
            "edge_epoch",
            "receipt",
            "expired_entry");

    private final RunFolder run;
    private final Path file;
    private final Clock clock;

    public KeptRegistry(RunFolder run, Path folder, String fingerprint, Clock clock) {
        this.run = run;
        this.file = folder.resolve(fingerprint + ".zip");
        this.clock = clock;
    }

    /** Puts database, objects and keys where the run's servers look for them, before any is started; false if it cannot. */
    public boolean restore() {
        if (!Files.exists(file)) return false;
        Path unpacked = run.folder("kept");
        try {
            new StoredZip(file).unpack(unpacked);
            Instant until = Instant.parse(Files.readString(unpacked.resolve(UNTIL)));
            if (clock.instant().isAfter(until.minus(LEFT))) return false;
            for (String part : List.of(Postgres.FOLDER, S3, KEYS))
                Files.move(unpacked.resolve(part), run.folder(part), StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException | RuntimeException damaged) {
            return false;
        } finally {
            Trees.remove(unpacked);
        }
    }

    /** In the running database of a run that was restored, before anything else uses it: it has a line of its own. */
    public void forgetTheLine(Postgres postgres) {
        try (var connection = postgres.connect();
                var statement = connection.createStatement()) {
            statement.execute("truncate " + String.join(", ", OF_THE_LINE));
        } catch (SQLException failed) {
            throw new DidNotStart("postgres", "what was kept cannot be used: " + failed, run.log("postgres"));
        }
    }

    /**
     * Keeps what stands now; a line may run meanwhile.
     *
     * @param until when the first approval expires
     */
    public void keep(Postgres postgres, S3Store s3, Instant until) {
        Path copy = run.folder("to-keep");
        try {
            postgres.copyTo(copy.resolve(Postgres.FOLDER));
            for (String objects : OBJECTS)
                Trees.copy(
                        s3.bucketFolder().resolve(objects),
                        copy.resolve(S3).resolve(S3Store.BUCKET).resolve(objects));
            Trees.copy(run.folder(KEYS), copy.resolve(KEYS));
            Files.writeString(copy.resolve(UNTIL), until.toString());
            Path packed = OwnerOnly.write(run.folder("kept").resolve(file.getFileName()), "");
            new StoredZip(packed).pack(copy);
            Files.createDirectories(file.getParent());
            Files.move(packed, file, StandardCopyOption.ATOMIC_MOVE);
            removeOld();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            Trees.remove(copy);
        }
    }

    /** It did not start from here: the next start makes it anew. */
    public void discard() {
        file.toFile().delete();
    }

    /** The keys of the run, whether they were kept or have to be made. */
    public RegistryKeys keys() {
        return RegistryKeys.in(run.folder(KEYS));
    }

    private void removeOld() throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            files.sorted(Comparator.comparing((Path kept) -> kept.toFile().lastModified())
                            .reversed())
                    .skip(KEPT)
                    .forEach(kept -> kept.toFile().delete());
        }
    }
}
