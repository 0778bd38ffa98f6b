package io.firstpass.testbed.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a server logs from one start on: there it says first that its application will not run, and never elsewhere. */
record StartLog(Path file, long from) {
    /** Liberty's "the application was not started" and "an exception occurred while starting the application". */
    private static final Pattern NOT_STARTED = Pattern.compile("CWWKZ0012I|CWWKZ0002E");

    private static final String CAUSE = "Caused by: ";

    static StartLog at(Path file) {
        return new StartLog(file, file.toFile().length());
    }

    /** Why the application did not start: the cause at the root of what was logged before, as far as there is one. */
    Optional<String> failure() {
        String reason = "the application was not started";
        for (String line : text().lines().toList()) {
            if (line.startsWith(CAUSE)) {
                reason = line.substring(CAUSE.length());
            }
            if (NOT_STARTED.matcher(line).find()) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }

    private String text() {
        try (var log = Files.newInputStream(file)) {
            log.skipNBytes(from);
            return new String(log.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
