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

class SecondLookTest {
    private static final Box HERE = new Box(40, 20, 60, 30);
    private static final Box NOWHERE = new Box(0, 0, 5, 5);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private EdgeStandIn server;

    @BeforeEach
    void start() throws IOException {
        server = new EdgeStandIn();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void measuresBothModelsAndEveryPolicyAndDraws() throws Exception {
        labelled();
        Path json = folder.resolve("report.json");
        Path plot = folder.resolve("plot.png");

        assertThat(measure(new SecondLook(out(), folder, Optional.of(plot), Optional.of(json))))
                .isEqualTo(Inspect.DONE);

        JsonNode report = Messages.mapper().readTree(json.toFile());
        assertThat(report.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("images", "boxes", "iou", "edge", "cloud", "policies");
        assertThat(report.path("images").asInt()).isEqualTo(2);
        assertThat(report.path("boxes").asInt()).isEqualTo(2);
        // edge, on both images: one wrong; cloud: one right
        assertThat(report.path("edge").path("f").asDouble()).isZero();
        assertThat(report.path("cloud").path("f").asDouble()).isEqualTo(1);
        assertThat(report.path("edge").path("digest").asText()).isEqualTo(EdgeStandIn.DIGEST);
        assertThat(report.path("policies")).hasSize(SweptPolicy.ALL.size() + 1);
        for (JsonNode policy : report.path("policies")) {
            assertThat(policy.path("f").path("50").asDouble()).isEqualTo(.5, within(1e-12));
            assertThat(policy.path("gain_at_30").asDouble()).isEqualTo(.3, within(1e-12));
            assertThat(policy.path("curve")).hasSize(201);
            assertThat(policy.path("curve").get(200).get(1).asDouble()).isEqualTo(1);
        }
        assertThat(text()).contains("images      2 with 2 defects", "doubt(·)", "best possible", "30 %");
        assertThat(ImageIO.read(plot.toFile()).getWidth()).isEqualTo(960);
    }

    @Test
    void listsWhatCannotBeReadAndMeasuresTheRest() throws Exception {
        labelled();
        Files.write(folder.resolve("images/broken.jpg"), new byte[] {1, 2, 3});
        assertThat(measure(new SecondLook(out(), folder, Optional.empty(), Optional.empty())))
                .isEqualTo(Inspect.SOME_UNREADABLE);
        assertThat(text()).contains("images      2 with", "1 could not be read", "broken.jpg: not an image");
    }

    @Test
    void measuresNothingWhereNoImageCanBeRead() throws Exception {
        labelled();
        for (String name : List.of("a", "b")) Files.write(folder.resolve("images/" + name + ".png"), new byte[] {1});
        assertThat(measure(new SecondLook(out(), folder, Optional.empty(), Optional.empty())))
                .isEqualTo(Inspect.UNUSABLE);
        assertThat(text()).contains("2 could not be read").doesNotContain("escalated");
    }

    @Test
    void showsNoGainWhereTheCloudAddsNothing() throws Exception {
        labelled();
        SecondLook look = new SecondLook(out(), folder, Optional.empty(), Optional.empty());
        server.detections = List.of(new Detection("spur", .9, HERE));
        assertThat(look.askEdge(server.uri())).isTrue();
        assertThat(look.askCloud(server.uri())).isTrue();
        assertThat(look.compare()).isEqualTo(Inspect.DONE);
        assertThat(text()).containsPattern("doubt\\(·\\).* 1\\.000 +- ");
    }

    @Test
    void saysBeforeAnythingIsStartedWhatCannotBeUsed() throws Exception {
        assertThat(usable(folder.resolve("gone"), null, null)).isFalse();
        assertThat(text()).contains("gone is no folder");
        assertThat(usable(folder, null, null)).isFalse();
        assertThat(text()).contains("no image (jpg, png) in " + folder);
        image(folder.resolve("a.png"));
        assertThat(usable(folder, null, null)).isFalse();
        assertThat(text()).contains("nothing to measure without labels");
        Files.writeString(folder.resolve("a.txt"), "");
        assertThat(usable(folder, null, null)).isFalse();
        assertThat(text()).contains("need a data.yaml");
        Files.writeString(folder.resolve("data.yaml"), "names: [spur]\n");
        assertThat(usable(folder, null, null)).isTrue();
        assertThat(usable(folder, folder.resolve("gone/plot.png"), null)).isFalse();
        assertThat(text()).contains("--plot: there is no folder " + folder.resolve("gone"));
        assertThat(usable(folder, null, folder)).isFalse();
        assertThat(text()).contains("--json: " + folder + " cannot be written");
    }

    @Test
    void saysWhyAServerCannotBeAsked() throws Exception {
        labelled();
        SecondLook look = new SecondLook(out(), folder, Optional.empty(), Optional.empty());
        server.hasModel = false;
        assertThat(look.askEdge(server.uri())).isFalse();
        assertThat(text()).contains("the edge has no model ready: wrong digest");
        URI gone = server.uri();
        server.close();
        assertThat(look.askCloud(gone)).isFalse();
        assertThat(text()).contains("no edge server answers at " + gone);
    }

    @Test
    void namesTheLabelThatIsNone() throws Exception {
        labelled();
        Files.writeString(folder.resolve("labels/a.txt"), "7 .5 .5 .2 .2\n");
        SecondLook look = new SecondLook(out(), folder, Optional.empty(), Optional.empty());
        assertThat(look.askEdge(server.uri())).isFalse();
        assertThat(text()).contains("a.txt", "class 0 to 1");
    }

    private int measure(SecondLook look) throws InterruptedException {
        assertThat(look.usable()).isTrue();
        server.detections = List.of(new Detection("spur", .6, NOWHERE));
        assertThat(look.askEdge(server.uri())).isTrue();
        server.detections = List.of(new Detection("spur", .9, HERE));
        assertThat(look.askCloud(server.uri())).isTrue();
        return look.compare();
    }

    private boolean usable(Path images, Path plot, Path json) {
        return new SecondLook(out(), images, Optional.ofNullable(plot), Optional.ofNullable(json)).usable();
    }

    /** Two images of 100 × 50, each with a spur of 20 × 10 in its middle. */
    private void labelled() throws IOException {
        Files.createDirectories(folder.resolve("images"));
        Files.createDirectories(folder.resolve("labels"));
        Files.writeString(folder.resolve("data.yaml"), "names: [open, spur]\n");
        for (String name : List.of("a", "b")) {
            image(folder.resolve("images/" + name + ".png"));
            Files.writeString(folder.resolve("labels/" + name + ".txt"), "1 0.5 0.5 0.2 0.2\n");
        }
    }

    private static void image(Path file) throws IOException {
        ImageIO.write(new BufferedImage(100, 50, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
    }

    private PrintStream out() {
        return new PrintStream(printed, true, StandardCharsets.UTF_8);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
