package io.firstpass.testbed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.testbed.line.EchoFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClearTextTest {
    @TempDir
    Path disk;

    private final ClearText search = new ClearText("Q123-", EchoFrame.clean());

    @Test
    void findsSerialNumbersAndAnyFrameOfTheLine() throws IOException {
        Files.createDirectories(disk.resolve("seg0"));
        Files.writeString(disk.resolve("seg0/c10.dat"), "\0\0xQ123-000042\0");
        Files.write(disk.resolve("utf16"), "Q123-000042".getBytes(StandardCharsets.UTF_16BE));
        Files.write(disk.resolve("frame"), EchoFrame.defective());
        assertThat(search.in(disk)).containsExactly("frame", "seg0/c10.dat", "utf16");
    }

    @Test
    void leavesTheSampleFramesOfTheModelAlone() throws IOException {
        Files.createDirectories(disk.resolve("models/samples"));
        Files.write(disk.resolve("models/samples/0.png"), EchoFrame.defective());
        assertThat(search.in(disk)).isEmpty();
    }

    @Test
    void findsNothingInWhatMerelyLooksLikeIt() throws IOException {
        Files.writeString(disk.resolve("other"), "QQ12Q123Q-");
        assertThat(search.in(disk)).isEmpty();
    }
}
