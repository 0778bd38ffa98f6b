package io.firstpass.vision.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassNamesTest {
    @Test
    void readsEveryForm(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("data.yaml");
        for (String yaml : List.of(
                "path: .\nnames:\n  0: open\n  1: pin-hole\nnc: 2\n",
                "names: [open, 'pin-hole']\n",
                "nc: 2\nnames:\n- open\n- \"pin-hole\"  # small\n")) {
            Files.writeString(file, yaml);
            assertThat(ClassNames.read(file)).as(yaml).containsExactly("open", "pin-hole");
        }
    }
}
