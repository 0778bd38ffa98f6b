package io.firstpass.edge.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder of escalated frames, one file an inspection, named by its id. A file is there in full or not at all, and
 * once {@link #write} returned it survives a loss of power. Thread-safe for different inspections.
 */
final class FrameFiles {
    private static final String UNFINISHED = ".part";

    /** A disk that lacks this much beside the file counts as full: its own tables take some. */
    private static final int SPARE = 1 << 20;

    private final Path folder;
    private final Disk disk;

    FrameFiles(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StoreFailed("make the folder " + folder, e);
        }
    }

    /** @throws StoreFull if the disk has no room for it
     * @throws StoreFailed if it could not be written, or if there is a frame for this inspection already, which stays as it is */
    void write(UUID inspection, byte[] frame) {
        Path file = file(inspection);
        if (Files.exists(file)) throw new StoreFailed("there is a frame for inspection " + inspection + " already");
        Path unfinished = folder.resolve(inspection + UNFINISHED);
        try {
            writeThrough(unfinished, frame);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            syncFolder();
        } catch (IOException e) {
            delete(unfinished);
            delete(file);
            String attempt = "write the frame of inspection " + inspection;
            throw disk.lacks(frame.length + SPARE) ? new StoreFull(attempt, e) : new StoreFailed(attempt, e);
        }
    }

    /** The sealed note of a file; empty if there is none, or if the file is no frame's. Reads no more than the note. */
    Optional<byte[]> note(String name) {
        try (FileChannel file = FileChannel.open(folder.resolve(name), StandardOpenOption.READ)) {
            Optional<Integer> length =
                    FrameFile.noteLength(read(file, FrameFile.HEADER).flip(), file.size());
            return length.isEmpty()
                    ? Optional.empty()
                    : Optional.of(read(file, length.get()).array());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** How many bytes the frame in a file has that {@link #note} could read. */
    long sealedBytes(UUID inspection) {
        try (FileChannel file = FileChannel.open(file(inspection), StandardOpenOption.READ)) {
            int note = FrameFile.noteLength(read(file, FrameFile.HEADER).flip(), file.size())
                    .orElse(0);
            return file.size() - FrameFile.HEADER - note;
        } catch (IOException e) {
            throw new StoreFailed("read the frame of inspection " + inspection, e);
        }
    }

    private static ByteBuffer read(FileChannel file, int length) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(length);
        while (content.hasRemaining() && file.read(content) >= 0) {}
        return content;
    }

    Optional<byte[]> read(UUID inspection) {
        try {
            return Optional.of(Files.readAllBytes(file(inspection)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StoreFailed("read the frame of inspection " + inspection, e);
        }
    }

    void delete(UUID inspection) {
        delete(file(inspection));
    }

    /** Puts another content in the place of what is there. */
    void replace(UUID inspection, byte[] frame) {
        Path unfinished = folder.resolve(inspection + UNFINISHED);
        try {
            writeThrough(unfinished, frame);
            Files.move(unfinished, file(inspection), StandardCopyOption.ATOMIC_MOVE);
            syncFolder();
        } catch (IOException e) {
            delete(unfinished);
            throw new StoreFailed("write the frame of inspection " + inspection, e);
        }
    }

    /** Removes what an interrupted {@link #write} left, and returns the names of the finished files. */
    List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            names.stream().filter(name -> name.endsWith(UNFINISHED)).forEach(this::delete);
            return names.stream().filter(name -> !name.endsWith(UNFINISHED)).toList();
        } catch (IOException e) {
            throw new StoreFailed("list the frames in " + folder, e);
        }
    }

    void delete(String name) {
        delete(folder.resolve(name));
    }

    private Path file(UUID inspection) {
        return folder.resolve(inspection.toString());
    }

    private static void writeThrough(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) channel.write(rest);
            channel.force(true);
        }
    }

    /** Without this a loss of power can undo the renaming, although the content is on the disk. */
    private void syncFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** A file that cannot be deleted does no harm: the next start tries again. */
    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.getLogger(FrameFiles.class.getName())
                    .log(System.Logger.Level.WARNING, "could not delete " + file, e);
        }
    }
}
