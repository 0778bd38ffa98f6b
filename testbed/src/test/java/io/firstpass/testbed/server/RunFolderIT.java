package io.firstpass.testbed.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderIT {
    @TempDir
    Path state;

    @Test
    void takesItsProcessesItsFilesAndWhatWasNamedWithItWhenItCloses() throws Exception {
        Path named = Files.writeString(state.resolve("run.json"), "{}");
        Child child;
        try (RunFolder run = RunFolder.create(state, List.of(named))) {
            Files.copy(named, run.owned(named));
            Path folder = run.folder("deep/er");
            Files.writeString(folder.resolve("file"), "text");
            child = Child.start("sleeper", run, folder, Map.of(), List.of("sleep", "600"));
            assertThat(child.isAlive()).isTrue();
        }
        assertThat(Patience.until(Duration.ofSeconds(5), () -> !child.isAlive()))
                .isTrue();
        try (var left = Files.list(state)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("logs", "cache");
        }
    }

    @Test
    void leavesAFileThatAnotherRunHasPutThere() throws Exception {
        Path named = state.resolve("run.json");
        try (RunFolder run = RunFolder.create(state, List.of(named))) {
            Files.writeString(run.owned(named), "ours");
            Files.writeString(named, "another's");
        }
        assertThat(named).hasContent("another's");
        try (RunFolder neverAnnounced = RunFolder.create(state, List.of(named))) {
            assertThat(neverAnnounced.owned(named)).doesNotExist();
        }
        assertThat(named).hasContent("another's");
    }

    @Test
    void startsNothingOnceItIsEnding() {
        try (RunFolder run = RunFolder.create(state)) {
            run.end();
            assertThatIllegalStateException()
                    .isThrownBy(() -> Child.start("late", run, state, Map.of(), List.of("sleep", "600")))
                    .withMessage("the run is ending");
        }
    }

    @Test
    void killsAChildThatDoesNotStopWithinItsGraceTime() {
        try (RunFolder run = RunFolder.create(state)) {
            Child stubborn = Child.start(
                    "stubborn",
                    run,
                    state,
                    Map.of(),
                    List.of("sh", "-c", "trap '' TERM; echo up > up; while :; do sleep 1; done"));
            assertThat(Patience.until(Duration.ofSeconds(5), () -> Files.exists(state.resolve("up"))))
                    .isTrue();
            stubborn.stop(Duration.ofMillis(300));
            assertThat(stubborn.isAlive()).isFalse();
        }
    }
}
