package io.firstpass.testbed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {
    @TempDir
    Path state;

    @Test
    void keepsTheOnesOfThisProcessApartAndOnlyTheLastRuns() throws Exception {
        for (int i = 10; i < 30; i++) {
            Path old = Files.createDirectories(state.resolve("logs/200001" + i + "-000000-1"));
            Files.writeString(old.resolve("edge.log"), "text");
        }

        Path own = Logs.folder(state);

        assertThat(own).isDirectory().isEqualTo(Logs.folder(state));
        assertThat(own.getFileName().toString())
                .endsWith("-" + ProcessHandle.current().pid());
        try (var left = Files.list(state.resolve("logs"))) {
            assertThat(left).hasSize(10).contains(own, state.resolve("logs/20000129-000000-1"));
        }
    }
}
