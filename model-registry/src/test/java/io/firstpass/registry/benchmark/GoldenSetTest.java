package io.firstpass.registry.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenSetTest {
    @TempDir
    Path folder;

    private GoldenSet sealed;

    @BeforeEach
    void seal() throws Exception {
        sealed = EchoGoldenSet.seven(folder);
    }

    @Test
    void isTheSameWhateverTheOrderOfItsManifest() throws Exception {
        Path manifest = folder.resolve("SHA256SUMS");
        List<String> lines = new ArrayList<>(Files.readAllLines(manifest));
        Collections.reverse(lines);
        Files.write(manifest, lines);
        assertThat(GoldenSet.open(folder).digest()).isEqualTo(sealed.digest()).matches("[0-9a-f]{64}");
        assertThat(sealed.images()).hasSize(7);
    }

    @Test
    void isAnotherWithAnotherLabel() throws Exception {
        Files.writeString(folder.resolve("labels/0006.txt"), "1 .5 .5 .1 .1\n");
        assertThat(GoldenSet.seal(folder).digest()).isNotEqualTo(sealed.digest());
    }

    @Test
    void refusesAnAlteredFile() throws Exception {
        Files.writeString(folder.resolve("labels/0003.txt"), "");
        assertRefused("labels/0003.txt of the golden set has the SHA-256 e3b0c442");
    }

    @Test
    void refusesAMissingFile() throws Exception {
        Files.delete(folder.resolve("images/0002.png"));
        assertRefused("images/0002.png of the golden set is missing");
    }

    @Test
    void refusesAFileThatIsNotListedForALabelChangesTheTruth() throws Exception {
        Files.writeString(folder.resolve("labels/0001.txt"), "1 .5 .5 .1 .1\n");
        assertRefused("labels/0001.txt is in the golden set's folder but not in its manifest");
    }

    @Test
    void refusesALink() throws Exception {
        Files.createSymbolicLink(folder.resolve("images/link.png"), folder.resolve("images/0001.png"));
        assertRefused("images/link.png of the golden set is a link");
    }

    @Test
    void refusesAManifestThatIsNone() throws Exception {
        Files.writeString(folder.resolve("SHA256SUMS"), "abc images/0001.png\n");
        assertRefused("is no line of the form");
        Files.delete(folder.resolve("SHA256SUMS"));
        assertRefused("there is no " + folder.resolve("SHA256SUMS"));
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> GoldenSet.open(folder))
                .isInstanceOf(GoldenSetDamaged.class)
                .hasMessageContaining(message);
    }
}
