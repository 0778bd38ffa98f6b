package io.firstpass.testbed.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
    @TempDir
    Path folder;

    @Test
    void anotherByteOrNameOrSettingIsAnotherOne() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "1");
        String first = of("x");
        assertThat(of("x")).isEqualTo(first);

        Files.writeString(file, "2");
        String changed = of("x");
        Files.move(file, folder.resolve("b"));
        String renamed = of("x");

        assertThat(java.util.Set.of(first, changed, renamed, of("y"))).hasSize(4);
    }

    private String of(String setting) {
        return new Fingerprint().with(folder).with(Map.of("S", setting)).text();
    }
}
