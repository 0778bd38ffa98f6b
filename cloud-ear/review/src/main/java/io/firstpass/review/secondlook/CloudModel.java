package io.firstpass.review.secondlook;

import io.firstpass.contract.Detection;
import io.firstpass.vision.detection.Detector;
import io.firstpass.vision.detection.DetectorSettings;
import io.firstpass.vision.detection.ModelPackage;
import io.firstpass.vision.detection.Thresholds;
import io.firstpass.vision.image.Frame;
import io.firstpass.vision.image.FrameLimits;
import io.firstpass.vision.image.UnreadableFrame;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** The larger model. It loads and warms up beside the start; until then, and where it is refused, it says why. */
@ApplicationScoped
public class CloudModel {
    private static final Logger LOG = Logger.getLogger(CloudModel.class.getName());

    private static final String LOADING = "the model is still loading";

    /** Weaker detections are noise to every threshold. */
    private static final double FLOOR = 0.01;

    @Inject
    @ConfigProperties
    SecondLookSettings settings;

    @Inject
    MetricRegistry metrics;

    @Resource
    ManagedExecutorService executor;

    private Detector detector;
    private volatile String refusal = LOADING;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        settings.validate();
        executor.submit(this::load);
    }

    /** Why there is no second look now; empty where the model is loaded and warmed up. */
    Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Whether it will not load, however long one waits. */
    boolean isRefused() {
        String reason = refusal;
        return reason != null && !reason.equals(LOADING);
    }

    /** One frame at a time. @throws FrameRefused where it cannot be decoded */
    synchronized Examination examine(byte[] content) {
        try (Frame frame = Frame.decode(content, new FrameLimits(settings.maxPixels, settings.maxBytes))) {
            var manifest = detector.manifest();
            long begun = System.nanoTime();
            List<Detection> all =
                    detector.detect(List.of(frame.letterbox(manifest.input()))).get(0);
            metrics.timer("inference_duration", new Tag("node_type", "cloud"))
                    .update(Duration.ofNanos(System.nanoTime() - begun));
            var worthTelling = all.stream()
                    .filter(d -> d.confidence()
                            >= manifest.thresholds().get(d.defect()).doubt())
                    .toList();
            return new Examination(Thresholds.judge(all, manifest.thresholds()), worthTelling, detector.model());
        } catch (UnreadableFrame e) {
            throw new FrameRefused("not a readable frame: " + e.getMessage());
        }
    }

    private synchronized void load() {
        try {
            Path zip = Path.of(settings.modelPackage.orElseThrow(() ->
                    new IllegalArgumentException("firstpass.model.package is not set: it names the model's zip")));
            var model = ModelPackage.open(zip, Path.of(settings.data, "models"), settings.modelSha256);
            detector = Detector.load(model, new DetectorSettings(settings.modelVariant, settings.threads, FLOOR));
            refusal = null;
            LOG.info(() -> "second look by " + detector.model() + ", variant " + detector.variant());
        } catch (Throwable e) {
            refusal = e.getMessage() == null
                    ? e.getClass().getName()
                    : e.getMessage().strip();
            LOG.log(Level.SEVERE, "the model is refused", e);
        }
    }

    @PreDestroy
    synchronized void close() {
        if (detector != null) detector.close();
    }
}
