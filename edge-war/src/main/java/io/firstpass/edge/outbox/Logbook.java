package io.firstpass.edge.outbox;

import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A small file beside the database that says which numbers it gave, so that after its loss it is known what was lost. It
 * is a few seconds behind, and a few hundred bytes long. Not thread-safe.
 */
final class Logbook {
    /**
     * @param nextSequence of the epoch; what was given later is not noted yet
     * @param settledBelow as in {@link OutboxState}
     * @param closed whether the database was closed in order after that
     */
    record Page(String epoch, long nextSequence, long settledBelow, boolean closed) {}

    private final Path page;
    private final Path report;
    private Page last;

    Logbook(Path data) {
        page = data.resolve("outbox.json");
        report = data.resolve("outbox-report.json");
    }

    /** Empty if there is none or it cannot be read. */
    Optional<Page> read() {
        return read(page, Page.class);
    }

    /** What became of the store the last time that it was damaged. */
    Optional<StoreReport> report() {
        return read(report, StoreReport.class);
    }

    private static <T> Optional<T> read(Path file, Class<T> type) {
        try {
            return Optional.of(Messages.mapper().readValue(Files.readAllBytes(file), type));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            System.getLogger(Logbook.class.getName()).log(Level.WARNING, "cannot read " + file, e);
            return Optional.empty();
        }
    }

    void write(Page next) {
        if (!next.equals(last) && write(page, next)) last = next;
    }

    void write(StoreReport written) {
        write(report, written);
    }

    /** What cannot be written is not worth more than a line in the log: the next page follows. */
    private static boolean write(Path file, Object content) {
        try {
            Path unfinished = file.resolveSibling(file.getFileName() + ".part");
            Files.write(unfinished, Messages.write(content));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            System.getLogger(Logbook.class.getName()).log(Level.WARNING, "cannot write " + file, e);
            return false;
        }
    }
}
