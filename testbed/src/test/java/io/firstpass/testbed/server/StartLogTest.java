package io.firstpass.testbed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartLogTest {
    private static final String FAILED =
            """
            webapp E SRVE0283E: Exception caught while initializing context: org.example.Wrapped: outer
            Caused by: java.lang.RuntimeException: in between
            Caused by: java.lang.IllegalArgumentException: firstpass.frame.max-bytes is 0, allowed is 1 to 1000
            \tat io.firstpass.Somewhere
            A CWWKZ0012I: The application edge was not started.
            """;

    @TempDir
    Path folder;

    @Test
    void tellsTheRootOfWhatKeptTheApplicationFromStarting() throws Exception {
        Path log = Files.writeString(folder.resolve("edge.log"), "an earlier start\n");
        StartLog start = StartLog.at(log);
        assertThat(start.failure()).isEmpty();

        Files.writeString(log, FAILED, StandardOpenOption.APPEND);

        assertThat(start.failure())
                .contains("java.lang.IllegalArgumentException: firstpass.frame.max-bytes is 0, allowed is 1 to 1000");
        assertThat(StartLog.at(log).failure()).as("what an earlier start said").isEmpty();
    }
}
