package io.firstpass.vision.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import io.firstpass.contract.Box;
import io.firstpass.contract.Detection;
import io.firstpass.contract.json.Messages;
import io.firstpass.vision.image.Frame;
import io.firstpass.vision.image.FrameLimits;
import io.firstpass.vision.image.ModelInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorIT {
    private static final FrameLimits LIMITS = new FrameLimits(1_000_000, 1_000_000);
    /** The samples do not say where they stop; the lowest they list is 0.0545, and from 0.05 on they match in full. */
    private static final double SAMPLE_FLOOR = 0.05;

    /** Whatever else the machine does: two threads that wait for each other are many times slower when it is busy. */
    private static final int ONE_THREAD = 1;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {Packages.ECHO, Packages.EDGE, Packages.CLOUD})
    void findsOnTheSamplesWhatThePackageSays(String name) throws IOException {
        ModelPackage model = ModelPackage.open(Packages.zip(name), folder, Optional.empty());
        try (Detector detector = Detector.load(model, named("fp32"))) {
            List<ModelInput> frames = new ArrayList<>();
            for (Sample sample : model.manifest().samples()) frames.add(input(model, sample));
            List<List<Detection>> found = detector.detect(frames);
            for (int i = 0; i < frames.size(); i++)
                assertSame(
                        found.get(i), expected(model, model.manifest().samples().get(i)));
        }
    }

    @Test
    void answersForEachFrameOfABatchAsForOneAlone() throws IOException {
        ModelPackage echo = ModelPackage.open(Packages.zip(Packages.ECHO), folder, Optional.empty());
        try (Detector detector = Detector.load(echo, named("fp32"))) {
            ModelInput one = input(echo, echo.manifest().samples().get(1));
            ModelInput two = input(echo, echo.manifest().samples().get(2));
            List<Detection> alone = detector.detect(List.of(two)).get(0);
            List<List<Detection>> together = detector.detect(List.of(two, one, two));
            assertThat(together.get(0)).isEqualTo(alone).hasSize(2);
            assertThat(together.get(1)).hasSize(1);
            assertThat(together.get(2)).isEqualTo(alone);
            assertThat(detector.detect(List.of(one)).get(0)).isEqualTo(together.get(1));
            assertThat(detector.detect(List.of())).isEmpty();
        }
    }

    @Test
    void choosesAVariantWhereNoneIsNamedAndSaysWhich() {
        ModelPackage edge = ModelPackage.open(Packages.zip(Packages.EDGE), folder, Optional.empty());
        try (Detector detector = Detector.load(edge, new DetectorSettings(Optional.empty(), ONE_THREAD, 0.01))) {
            assertThat(detector.variant()).isIn("fp32", "bf16");
            assertThat(detector.model()).isEqualTo(edge.ref());
        }
    }

    @Test
    void loadsUnderAForeignContextClassLoaderAndGivesItBack() {
        ModelPackage echo = ModelPackage.open(Packages.zip(Packages.ECHO), folder, Optional.empty());
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        ClassLoader foreign = new ClassLoader(null) {};
        Thread.currentThread().setContextClassLoader(foreign);
        try (Detector detector = Detector.load(echo, named("fp32.torchscript"))) {
            assertThat(detector.variant()).isEqualTo("fp32");
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(foreign);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void refusesAPictureOfAnotherSize() throws IOException {
        ModelPackage echo = ModelPackage.open(Packages.zip(Packages.ECHO), folder, Optional.empty());
        ModelPackage edge = ModelPackage.open(Packages.zip(Packages.EDGE), folder, Optional.empty());
        ModelInput large = input(edge, edge.manifest().samples().get(0));
        try (Detector detector = Detector.load(echo, named("fp32"))) {
            assertThatThrownBy(() -> detector.detect(List.of(large)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("64 x 64");
        }
    }

    private static DetectorSettings named(String variant) {
        return new DetectorSettings(Optional.of(variant), ONE_THREAD, 0.01);
    }

    private static ModelInput input(ModelPackage model, Sample sample) throws IOException {
        try (Frame frame = Frame.decode(Files.readAllBytes(model.file(sample.frame())), LIMITS)) {
            return frame.letterbox(model.manifest().input());
        }
    }

    private static List<Detection> expected(ModelPackage model, Sample sample) throws IOException {
        return Messages.mapper()
                .readValue(model.file(sample.expected()).toFile(), new TypeReference<List<Detection>>() {});
    }

    private static void assertSame(List<Detection> found, List<Detection> expected) {
        List<Detection> rest = new ArrayList<>(
                found.stream().filter(d -> d.confidence() >= SAMPLE_FLOOR).toList());
        for (Detection wanted : expected) {
            Optional<Detection> match =
                    rest.stream().filter(d -> alike(d, wanted)).findFirst();
            assertThat(match).as("%s among %s", wanted, rest).isPresent();
            rest.remove(match.get());
        }
        assertThat(rest).as("found, but not in the sample").isEmpty();
    }

    private static boolean alike(Detection a, Detection b) {
        return a.defect().equals(b.defect())
                && Math.abs(a.confidence() - b.confidence()) <= 0.01
                && near(a.box(), b.box());
    }

    private static boolean near(Box a, Box b) {
        return Math.abs(a.x1() - b.x1()) <= 1
                && Math.abs(a.y1() - b.y1()) <= 1
                && Math.abs(a.x2() - b.x2()) <= 1
                && Math.abs(a.y2() - b.y2()) <= 1;
    }
}
