package io.firstpass.registry.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkClassPathTest {
    private final List<Path> whole = BenchmarkProcessIT.classPath();

    @Test
    void takesWhatIsWhole() {
        assertThat(BenchmarkClassPath.of(whole)).isNotEmpty();
    }

    @Test
    void namesTheClassThatIsInNoneOfThePlaces() {
        List<Path> without = new ArrayList<>(whole);
        without.removeIf(path -> path.toString().contains("opencv"));
        assertThatThrownBy(() -> BenchmarkClassPath.of(without)).hasMessageContaining("needs nu.pattern.OpenCV");
    }

    @Test
    void takesTheJarsOfAFolderAndNamesOneThatIsNotThere(@TempDir Path folder) throws Exception {
        Path opencv = whole.stream()
                .filter(path -> path.toString().contains("opencv"))
                .findFirst()
                .orElseThrow();
        Files.createSymbolicLink(folder.resolve("opencv.jar"), opencv.toAbsolutePath());
        List<Path> places = new ArrayList<>(whole);
        places.remove(opencv);
        places.add(folder);
        assertThat(BenchmarkClassPath.of(places)).contains(folder.resolve("opencv.jar"));
        assertThatThrownBy(() -> BenchmarkClassPath.of(List.of(folder.resolve("gone"))))
                .hasMessageContaining("there is no " + folder.resolve("gone"));
    }
}
