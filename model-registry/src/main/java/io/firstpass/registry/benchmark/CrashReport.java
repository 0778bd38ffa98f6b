package io.firstpass.registry.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What Java writes into a file when native code breaks it. */
final class CrashReport {
    private static final int HEAD = 30;

    private CrashReport() {}

    /** Signal and place in one line; nothing where there is no such file. */
    static String read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            List<String> head = lines.limit(HEAD)
                    .filter(line -> line.startsWith("#"))
                    .map(line -> line.substring(1).strip())
                    .toList();
            String signal = head.stream()
                    .filter(line -> line.contains(" at pc="))
                    .findFirst()
                    .map(line -> line.replaceFirst(" at pc=.*", ""))
                    .orElse("");
            int frame = head.indexOf("Problematic frame:") + 1;
            return frame > 0 && frame < head.size() ? signal + " in " + head.get(frame) : signal;
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }
}
