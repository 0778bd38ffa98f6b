package io.firstpass.registry.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenZipTest {
    private static final long ROOM = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void unpacksIntoTheFolderOfItsDigestAndOnlyOnce() throws Exception {
        GoldenSet sealed = EchoGoldenSet.seven(folder.resolve("set"));
        Path zip = packed(sealed.folder());
        GoldenSet unpacked = GoldenSet.unpack(zip, store(), ROOM);
        assertThat(unpacked.digest()).isEqualTo(sealed.digest());
        assertThat(GoldenSet.unpack(zip, store(), ROOM).folder()).isEqualTo(unpacked.folder());
        assertThat(stored()).containsExactly(store().resolve(sealed.digest()));
    }

    @Test
    void refusesPathsThatLeadOut() throws Exception {
        for (String name : List.of("../evil.txt", "a/../../evil.txt", "/etc/evil", "a\\..\\evil")) {
            assertRefused(zip(name, "x"), "leads out of its folder");
            assertThat(folder.resolve("evil.txt")).doesNotExist();
        }
    }

    @Test
    void refusesMoreBytesThanAllowedHoweverSmallTheZip() throws Exception {
        Path bomb = zip("images/a.png", "0".repeat((int) ROOM + 1));
        assertThat(Files.size(bomb)).isLessThan(ROOM / 100);
        assertRefused(bomb, "holds more than is allowed");
    }

    @Test
    void refusesWhatIsNoZipOrWasNeverSealed() throws Exception {
        assertRefused(Files.writeString(folder.resolve("none.zip"), "x"), "none.zip cannot be unpacked");
        assertRefused(zip("images/a.png", "x"), "seal the golden set first");
    }

    private void assertRefused(Path zip, String message) throws IOException {
        assertThatThrownBy(() -> GoldenSet.unpack(zip, store(), ROOM))
                .isInstanceOf(GoldenSetDamaged.class)
                .hasMessageContaining(message);
        assertThat(stored()).isEmpty();
    }

    private Path store() {
        return folder.resolve("store");
    }

    private List<Path> stored() throws IOException {
        try (Stream<Path> files = Files.list(store())) {
            return files.toList();
        }
    }

    private Path zip(String name, String content) throws IOException {
        Path file = Files.createTempFile(folder, "set", ".zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private Path packed(Path set) throws IOException {
        Path file = folder.resolve("set.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file));
                Stream<Path> files = Files.walk(set)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(set.relativize(each).toString()));
                Files.copy(each, zip);
            }
        }
        return file;
    }
}
