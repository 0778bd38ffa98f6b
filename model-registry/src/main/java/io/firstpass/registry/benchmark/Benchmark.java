package io.firstpass.registry.benchmark;

import ai.djl.engine.Engine;
import io.firstpass.contract.Detection;
import io.firstpass.vision.detection.Detector;
import io.firstpass.vision.detection.DetectorSettings;
import io.firstpass.vision.detection.ModelPackage;
import io.firstpass.vision.detection.ModelRefused;
import io.firstpass.vision.image.Frame;
import io.firstpass.vision.image.FrameLimits;
import io.firstpass.vision.image.UnreadableFrame;
import io.firstpass.vision.measure.Mark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Runs a model package over a golden set in this process: an image at a time, as an edge does that is not pressed. */
final class Benchmark {
    private static final FrameLimits LIMITS = new FrameLimits(100_000_000, 64L << 20);

    private final GoldenSet golden;
    private final DetectorSettings settings;
    private final Progress progress;

    Benchmark(GoldenSet golden, DetectorSettings settings, Progress progress) {
        this.golden = golden;
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * @throws ModelRefused if the package is not as it should be or does not run
     * @throws GoldenSetDamaged if an image cannot be read
     */
    GoldenFigures of(Path zip, Path work) throws IOException {
        ModelPackage model = ModelPackage.open(zip, work, Optional.empty());
        checkClasses(model);
        try (Detector detector = Detector.load(model, settings)) {
            var measurement = new Measurement(model.manifest());
            long start = System.nanoTime();
            measure(detector, measurement);
            double seconds = (System.nanoTime() - start) / 1e9;
            Machine machine =
                    Machine.here(settings.threads(), Engine.getEngine("PyTorch").getVersion());
            return measurement.figures(detector, golden.digest(), seconds, machine);
        }
    }

    /** A class that the model does not know would count as never found, which is no fault of its weights. */
    private void checkClasses(ModelPackage model) {
        List<String> own = model.manifest().classes();
        List<String> wanted = golden.labels().classes();
        if (!new HashSet<>(own).containsAll(wanted))
            throw new ModelRefused("the golden set has the classes " + wanted + ", " + model + " knows " + own
                    + ": name them alike in its manifest, or measure it on another golden set");
    }

    private void measure(Detector detector, Measurement measurement) throws IOException {
        List<Path> images = golden.images();
        progress.at(0, images.size());
        for (int i = 0; i < images.size(); i++) {
            measure(images.get(i), detector, measurement);
            progress.at(i + 1, images.size());
        }
    }

    private void measure(Path image, Detector detector, Measurement measurement) throws IOException {
        try (Frame frame = Frame.decode(Files.readAllBytes(image), LIMITS)) {
            List<Mark> truth = golden.labels().of(image, frame.width(), frame.height());
            long start = System.nanoTime();
            List<Detection> found = detector.detect(
                            List.of(frame.letterbox(detector.manifest().input())))
                    .get(0);
            measurement.add(truth, found, (System.nanoTime() - start) / 1e6);
        } catch (UnreadableFrame e) {
            throw new GoldenSetDamaged(image.getFileName() + " of the golden set: " + e.getMessage(), e);
        }
    }
}
