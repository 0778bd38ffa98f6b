package io.firstpass.edge.modelstore;

import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.json.Messages;
import io.firstpass.vision.detection.OwnerOnly;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One message kept on disk: there in full or not at all, also after a loss of power. What cannot be read counts as absent. */
record StateFile<T>(Path file, Class<T> type) {
    Optional<T> read() {
        if (!Files.exists(file)) return Optional.empty();
        try {
            return Optional.of(Messages.read(Files.readAllBytes(file), type));
        } catch (IOException | InvalidMessage e) {
            log(file + " cannot be read and counts as absent: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** A disk that takes nothing is no reason to stop: what is written holds in memory until the next start. */
    void write(T content) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            OwnerOnly.folder(file.getParent());
            try (FileChannel out = FileChannel.open(
                    OwnerOnly.file(part), StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(Messages.write(content));
                while (bytes.hasRemaining()) out.write(bytes);
                out.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            log(file + " cannot be written, and will be forgotten at the next start: " + e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log(file + " cannot be removed: " + e);
        }
    }

    private void log(String text) {
        System.getLogger(StateFile.class.getName()).log(Level.WARNING, text);
    }
}
