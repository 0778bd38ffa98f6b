package io.firstpass.testbed.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.Box;
import io.firstpass.contract.Detection;
import io.firstpass.contract.json.Messages;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private EdgeStandIn edge;

    @BeforeEach
    void start() throws IOException {
        edge = new EdgeStandIn();
    }

    @AfterEach
    void stop() {
        edge.close();
    }

    @Test
    void scoresAgainstTheLabelsAndWritesExactlyTheKeysOfTheReport() throws Exception {
        labelled("names:\n  0: open\n  1: spur\n");
        // the label is 20 wide and 10 high around (50, 25) of 100 × 50
        edge.detections = List.of(new Detection("spur", .9, new Box(40, 20, 60, 30)));
        Path json = folder.resolve("report.json");

        assertThat(inspect(folder, json)).isEqualTo(Inspect.DONE);

        JsonNode report = Messages.mapper().readTree(json.toFile());
        assertThat(report.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "images",
                        "map33",
                        "map50",
                        "f1_33",
                        "best_f1_33",
                        "ap33",
                        "throughput",
                        "p50_ms",
                        "p99_ms",
                        "verdicts",
                        "model");
        assertThat(report.path("images").asInt()).isEqualTo(2);
        assertThat(report.path("ap33").path("spur").asDouble()).isEqualTo(1);
        assertThat(report.path("f1_33").asDouble()).isEqualTo(2.0 * 1 / (2 + 1), within(1e-9));
        assertThat(report.path("verdicts").path("FAIL").asInt()).isEqualTo(2);
        assertThat(report.path("model").fieldNames())
                .toIterable()
                .containsExactly("name", "version", "digest", "variant");
        assertThat(edge.queries)
                .containsExactlyInAnyOrder("serial=a.png&minConfidence=0.01", "serial=b.png&minConfidence=0.01");
    }

    @Test
    void givesOnlyVerdictsAndSpeedWithoutLabels() throws Exception {
        image(folder.resolve("a.png"));
        Path json = folder.resolve("report.json");
        assertThat(inspect(folder, json)).isEqualTo(Inspect.DONE);
        assertThat(text()).contains("PASS 1").doesNotContain("mAP");
        assertThat(Messages.mapper().readTree(json.toFile()).path("map33").isNull())
                .isTrue();
    }

    @Test
    void saysWhatToDoAboutAModelThatIsNotApproved() throws Exception {
        image(folder.resolve("a.png"));
        edge.approved = true;
        inspect(folder, null);
        assertThat(text()).doesNotContain("approved");
        edge.approved = false;
        inspect(folder, null);
        assertThat(text()).contains("This model is not approved", "./firstpass release PACKAGE.zip");
    }

    @Test
    void listsAndCountsImagesThatCannotBeRead() throws Exception {
        image(folder.resolve("a.png"));
        Files.write(folder.resolve("broken.jpg"), new byte[] {1});
        assertThat(inspect(folder, null)).isEqualTo(Inspect.SOME_UNREADABLE);
        assertThat(text())
                .contains("images      1", "1 could not be read", "broken.jpg: HTTP 422: the body is no jpeg or png");
    }

    @Test
    void goesOnAfterAnImageThatIsNoneThoughThereAreLabels() throws Exception {
        labelled("names: [open, spur]\n");
        Files.write(folder.resolve("images/broken.jpg"), new byte[] {1, 2, 3, 4, 5});
        assertThat(inspect(folder, null)).isEqualTo(Inspect.SOME_UNREADABLE);
        assertThat(text()).contains("images      2", "1 could not be read", "broken.jpg: not an image");
    }

    @Test
    void measuresNothingWhereNoImageCanBeRead() throws Exception {
        Files.write(folder.resolve("broken.jpg"), new byte[] {1});
        assertThat(inspect(folder, null)).isEqualTo(Inspect.UNUSABLE);
        assertThat(text()).contains("1 could not be read");
    }

    @Test
    void saysBeforeAnythingIsStartedWhatCannotBeUsed() throws Exception {
        var inspect = new Inspect(out());
        assertThat(inspect.usable(folder.resolve("gone"), Optional.empty())).isFalse();
        assertThat(text()).contains("gone is no folder");
        image(folder.resolve("a.png"));
        assertThat(inspect.usable(folder, Optional.of(folder.resolve("gone/report.json"))))
                .isFalse();
        assertThat(text()).contains("--json: there is no folder " + folder.resolve("gone"));
        assertThat(inspect.usable(folder, Optional.of(folder))).isFalse();
        assertThat(text()).contains("--json: " + folder + " cannot be written");
        assertThat(inspect.usable(folder, Optional.of(folder.resolve("report.json"))))
                .isTrue();
        assertThat(folder.resolve("report.json")).doesNotExist();
    }

    @Test
    void saysSoWhereTheFolderHasNoImage() throws Exception {
        assertThat(inspect(folder, null)).isEqualTo(Inspect.UNUSABLE);
        assertThat(text()).contains("no image (jpg, png) in " + folder);
    }

    @Test
    void saysSoWhereTheClassesHaveNoNames() throws Exception {
        labelled("nc: 2\n");
        assertThat(inspect(folder, null)).isEqualTo(Inspect.UNUSABLE);
        assertThat(text()).contains("data.yaml has no names");
    }

    @Test
    void namesTheLabelThatIsNone() throws Exception {
        labelled("names: [open, spur]\n");
        Files.writeString(folder.resolve("labels/a.txt"), "7 .5 .5 .2 .2\n");
        assertThat(inspect(folder, null)).isEqualTo(Inspect.UNUSABLE);
        assertThat(text()).contains("a.txt", "7 .5 .5 .2 .2", "class 0 to 1");
    }

    @Test
    void saysSoWhereNoEdgeAnswers() throws Exception {
        image(folder.resolve("a.png"));
        URI gone = edge.uri();
        edge.close();
        assertThat(new Inspect(out()).run(gone, folder, Optional.empty())).isEqualTo(Inspect.UNUSABLE);
        assertThat(text()).contains("no edge server answers at " + gone);
    }

    @Test
    void saysWhyTheEdgeHasNoModel() throws Exception {
        image(folder.resolve("a.png"));
        edge.hasModel = false;
        assertThat(inspect(folder, null)).isEqualTo(Inspect.UNUSABLE);
        assertThat(text()).contains("the edge has no model ready: wrong digest");
    }

    private void labelled(String yaml) throws IOException {
        Files.createDirectories(folder.resolve("images"));
        Files.createDirectories(folder.resolve("labels"));
        image(folder.resolve("images/a.png"));
        image(folder.resolve("images/b.png"));
        Files.writeString(folder.resolve("data.yaml"), yaml);
        Files.writeString(folder.resolve("labels/a.txt"), "1 0.5 0.5 0.2 0.2\n");
    }

    private static void image(Path file) throws IOException {
        ImageIO.write(new BufferedImage(100, 50, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
    }

    private int inspect(Path images, Path json) throws InterruptedException {
        return new Inspect(out()).run(edge.uri(), images, Optional.ofNullable(json));
    }

    private PrintStream out() {
        return new PrintStream(printed, true, StandardCharsets.UTF_8);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
