package io.firstpass.registry.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Reads what a process says, a line at a time, and never keeps more of it than a few kilobytes, whatever it says: a line
 * longer than that is cut.
 */
final class LastWords {
    private static final int LONGEST_LINE = 4_096;

    private LastWords() {}

    /** Returns when the process has closed the stream. */
    static void listen(InputStream stream, Consumer<String> line) {
        byte[] chunk = new byte[1 << 13];
        byte[] current = new byte[LONGEST_LINE];
        int length = 0;
        try (stream) {
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                for (int i = 0; i < read; i++) {
                    if (chunk[i] == '\n') {
                        line.accept(new String(current, 0, length, StandardCharsets.UTF_8).strip());
                        length = 0;
                    } else if (length < LONGEST_LINE) current[length++] = chunk[i];
                }
            }
        } catch (IOException e) {
            // Closed under our hands: the process was killed.
        }
        if (length > 0) line.accept(new String(current, 0, length, StandardCharsets.UTF_8).strip());
    }
}
