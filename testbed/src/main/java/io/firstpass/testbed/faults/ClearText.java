package io.firstpass.testbed.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Looks for what nobody who finds the edge's disk may read: frames and serial numbers. */
final class ClearText {
    /** Signature, size and colours, with which every frame of the line begins. */
    private static final int HEAD = 33;

    /** The sample frames of the model packages are public. */
    private static final String MODELS = "models";

    private final List<byte[]> needles;

    /**
     * @param prefix what the serial numbers begin with
     * @param frame any frame of the line
     */
    ClearText(String prefix, byte[] frame) {
        needles = List.of(
                prefix.getBytes(StandardCharsets.UTF_8),
                prefix.getBytes(StandardCharsets.UTF_16BE),
                Arrays.copyOf(frame, HEAD));
    }

    /** The files under a folder in which one of them is found. */
    List<String> in(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve(MODELS)))
                    .filter(this::isFoundIn)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean isFoundIn(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            return needles.stream().anyMatch(needle -> contains(content, needle));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static boolean contains(byte[] content, byte[] needle) {
        for (int at = 0; at <= content.length - needle.length; at++)
            if (content[at] == needle[0] && Arrays.equals(content, at, at + needle.length, needle, 0, needle.length))
                return true;
        return false;
    }
}
