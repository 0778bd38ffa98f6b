package io.firstpass.vision.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPackageTest {
    private static final DetectorSettings SETTINGS = new DetectorSettings(Optional.empty(), 1, 0.01);

    @TempDir
    Path folder;

    @Test
    void opensAPackageOfTheDigestThatIsDemanded() {
        String digest = Digest.ofFile(Packages.zip(Packages.ECHO));
        ModelPackage echo = ModelPackage.open(Packages.zip(Packages.ECHO), folder, Optional.of(digest));
        assertThat(echo.ref().name()).isEqualTo("firstpass-echo");
        assertThat(echo.ref().digest()).isEqualTo(digest);
        assertThat(echo.manifest().classes()).hasSize(6).startsWith("open");
        assertThat(echo.manifest().thresholds().get("spur")).isEqualTo(new Threshold(0.8, 0.3));
        assertThat(echo.file("samples/0.png")).isRegularFile();
    }

    @Test
    void opensTheSamePackageAgain() {
        ModelPackage.open(Packages.zip(Packages.ECHO), folder, Optional.empty());
        assertThat(ModelPackage.open(Packages.zip(Packages.ECHO), folder, Optional.empty())
                        .file("fp32.torchscript"))
                .isRegularFile();
    }

    @Test
    void unpacksForNobodyButTheOwner() throws IOException {
        Path work = folder.resolve("data/models");
        ModelPackage.open(Packages.zip(Packages.ECHO), work, Optional.empty());
        try (Stream<Path> all = Files.walk(work)) {
            for (Path one : all.toList())
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                        .as("%s", one)
                        .isEqualTo(Files.isDirectory(one) ? "rwx------" : "rw-------");
        }
    }

    @Test
    void refusesAnotherDigest() {
        assertThatThrownBy(() -> ModelPackage.open(Packages.zip(Packages.ECHO), folder, Optional.of("0".repeat(64))))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("0".repeat(64))
                .hasMessageContaining("fetch the package again");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> ModelPackage.open(folder.resolve("none.zip"), folder, Optional.empty()))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("none.zip");
    }

    @Test
    void refusesWhatIsNoZip() throws IOException {
        Path text = Files.writeString(folder.resolve("text.zip"), "not a zip");
        assertThatThrownBy(() -> ModelPackage.open(text, folder, Optional.empty()))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("text.zip is no zip");
    }

    @Test
    void refusesWeightsWithOneByteAltered() throws IOException {
        Packages echo = Packages.echo();
        byte[] weights = echo.entry("fp32.torchscript").clone();
        weights[weights.length / 2] ^= 1;
        assertRefused(echo.with("fp32.torchscript", weights), "fp32.torchscript", "altered");
    }

    @Test
    void refusesAPackageWithoutAVariantThatItsManifestNames() throws IOException {
        assertRefused(Packages.echo().without("fp32.torchscript"), "has no fp32.torchscript", "pack it too");
    }

    @Test
    void refusesAPackageWithoutManifest() throws IOException {
        assertRefused(Packages.echo().without("manifest.json"), "has no manifest.json");
    }

    @Test
    void refusesEntriesThatLeaveTheFolder() throws IOException {
        assertRefused(Packages.echo().with("../evil", new byte[1]), "../evil", "leads out of its folder");
        assertRefused(Packages.echo().with("/etc/evil", new byte[1]), "leads out of its folder");
        assertRefused(Packages.echo().with("ev\0il", new byte[1]), "leads out of its folder");
        assertRefused(Packages.echo().manifest("samples/0.png", "samples/../../../evil"), "leads out of its folder");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.endsWith("evil"))).isEmpty();
        }
    }

    @Test
    void refusesEntriesThatNobodyWouldLookAt() throws IOException {
        assertRefused(Packages.echo().with("notes.txt", new byte[1]), "notes.txt", "does not name");
        assertRefused(Packages.echo().with("samples/./0.png", new byte[1]), "samples/./0.png twice");
        Path zip = Packages.echo().with("manifest.jsoN", new byte[1]).pack(folder);
        String twice = Files.readString(zip, StandardCharsets.ISO_8859_1).replace("manifest.jsoN", "manifest.json");
        Files.writeString(zip, twice, StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> ModelPackage.open(zip, folder.resolve("work"), Optional.empty()))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("manifest.json twice");
    }

    @Test
    void unpacksNoMoreThanAnnounced() throws IOException {
        Packages bomb = Packages.echo().with("fp32.torchscript", new byte[1 << 20]);
        assertRefused(bomb, "longer than 3718 bytes");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".part")))
                    .as("left behind")
                    .isEmpty();
        }
        assertRefused(Packages.echo().with("manifest.json", new byte[(1 << 20) + 1]), "longer than 1048576 bytes");
    }

    @Test
    void namesWhatTheManifestLacks() throws IOException {
        assertRefused(Packages.echo().manifest("\"nmsIou\": 0.5,", ""), "nmsIou is missing");
        assertRefused(Packages.echo().manifest("\"width\": 64,", ""), "input.width is missing");
        assertRefused(Packages.echo().manifest("\"layout\": \"NHWC\",", ""), "input.layout is missing");
        assertRefused(Packages.echo().manifest("\"head\": \"dense\",", ""), "head is missing");
        assertRefused(Packages.echo().manifest("\"head\": \"dense\"", "\"head\": \"anchors\""), "head");
        assertRefused(Packages.echo().manifest("\"accept\": 0.8,", ""), "thresholds.open.accept is missing");
        assertRefused(Packages.echo().manifest("\"doubt\": 0.3", "\"doubt\": 0.9"), "doubt", "is 0.9");
        assertRefused(Packages.echo().manifest("\"precision\": \"fp32\",", ""), "variants[0].precision is missing");
    }

    @Test
    void refusesAVariantThatThePackageDoesNotHave() {
        ModelPackage echo = ModelPackage.open(Packages.zip(Packages.ECHO), folder, Optional.empty());
        assertThatThrownBy(() -> Detector.load(echo, new DetectorSettings(Optional.of("int8"), 1, 0.01)))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("no variant int8")
                .hasMessageContaining("it has fp32");
    }

    @Test
    void refusesAPackageWithoutAVariantForThisDevice() throws IOException {
        ModelPackage model = open(Packages.echo().manifest("\"cpu\",", ""));
        assertThatThrownBy(() -> Detector.load(model, SETTINGS))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("no variant for the CPU, it has fp32 [cuda]");
    }

    @Test
    void refusesWeightsThatAreNoTorchScript() throws IOException {
        byte[] text = "no model at all".getBytes(StandardCharsets.UTF_8);
        ModelPackage model = open(Packages.echo().weights(text, folder));
        assertThatThrownBy(() -> Detector.load(model, SETTINGS))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("fp32.torchscript is no TorchScript")
                .hasMessageContaining("trace and freeze")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesAnOutputOfAnotherShape() throws IOException {
        ModelPackage dense = open(Packages.echo().manifest("\"head\": \"dense\"", "\"head\": \"end2end\""));
        assertThatThrownBy(() -> Detector.load(dense, SETTINGS))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("[1, 10, 64]")
                .hasMessageContaining("[pictures, rows, 6");
    }

    @Test
    void refusesAGraphThatDoesNotRunOnItsInput() throws IOException {
        ModelPackage narrow = open(Packages.echo().manifest("\"width\": 64", "\"width\": 4"));
        assertThatThrownBy(() -> Detector.load(narrow, SETTINGS))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("RuntimeError: select(): index 4 out of range")
                .hasMessageContaining("correct input")
                .hasMessageNotContaining("\n");
    }

    private ModelPackage open(Packages packages) throws IOException {
        return ModelPackage.open(packages.pack(folder), folder.resolve("work"), Optional.empty());
    }

    private void assertRefused(Packages packages, String... saying) throws IOException {
        Path zip = packages.pack(folder);
        assertThatThrownBy(() -> ModelPackage.open(zip, folder.resolve("work"), Optional.empty()))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContainingAll(saying);
    }
}
