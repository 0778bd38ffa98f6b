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
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * The larger model. It loads and warms up beside the start, once the registry has approved it; until then, and where it is
 * refused, it says why.
 */
@ApplicationScoped
public class CloudModel {
    private static final Logger LOG = Logger.getLogger(CloudModel.class.getName());

    private static final Duration REGISTRY_STARTS = Duration.ofMinutes(1);
    private static final String LOADING = "the model is still loading";

    /** Weaker detections are noise to every threshold. */
    private static final double FLOOR = 0.01;

    /** How far it is. */
    enum State {
        LOADING,
        WAITING,
        REFUSED,
        LOADED
    }

    @Inject
    @ConfigProperties
    SecondLookSettings settings;

    @Inject
    MetricRegistry metrics;

    @Resource
    ManagedExecutorService executor;

    private Approval approval;
    private Future<?> loading;
    private Detector detector;
    private boolean closed;
    private volatile boolean upWithoutIt;
    private volatile State state = State.LOADING;
    private volatile String refusal = LOADING;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        settings.validate();
        approval = new Approval(new Registry(settings.registryUrl), System::nanoTime);
        loading = executor.submit(this::load);
    }

    State state() {
        return state;
    }

    /** Whether the server is of use: with the model, or because it once had to go without. */
    boolean isServerReady() {
        return state == State.LOADED || upWithoutIt;
    }

    /** Why there is no second look now; empty where there is one. */
    Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Whether it may look at a frame now; for the one thread that hands it frames. */
    boolean isReady() throws InterruptedException {
        Detector loaded = detector();
        if (loaded == null) return false;
        boolean approved = approval.isGiven(loaded.model().digest());
        become(approved ? State.LOADED : State.WAITING, approval.refusal().orElse(null));
        return approved;
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

    private void load() {
        try {
            Path zip = Path.of(settings.modelPackage.orElseThrow(() ->
                    new IllegalArgumentException("firstpass.model.package is not set: it names the model's zip")));
            var model = ModelPackage.open(zip, Path.of(settings.data, "models"), settings.modelSha256);
            awaitApproval(model.ref().digest());
            keep(Detector.load(model, new DetectorSettings(settings.modelVariant, settings.threads, FLOOR)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            // Whoever is told to stop finds files gone, and is no refusal.
            if (isClosed()) return;
            become(
                    State.REFUSED,
                    e.getMessage() == null
                            ? e.getClass().getName()
                            : e.getMessage().strip());
            LOG.log(Level.SEVERE, "the model is refused", e);
        }
    }

    /** Weights can hold anything before somebody has looked: libtorch reads none that may not run. */
    private void awaitApproval(String digest) throws InterruptedException {
        long begun = System.nanoTime();
        while (!approval.isGiven(digest)) {
            // A registry that still starts, in this server maybe, has not said no.
            boolean saysNo = approval.isKnown() || System.nanoTime() - begun > REGISTRY_STARTS.toNanos();
            become(saysNo ? State.WAITING : State.LOADING, approval.refusal().orElseThrow());
            Thread.sleep(Approval.AGAIN.toMillis());
        }
        become(State.LOADING, LOADING);
    }

    /** @param reason why there is no second look; null where there is one */
    private void become(State now, String reason) {
        if (now == State.WAITING) upWithoutIt = true;
        state = now;
        refusal = reason;
    }

    private synchronized void keep(Detector loaded) {
        if (closed) {
            loaded.close();
            return;
        }
        detector = loaded;
        become(State.LOADED, null);
        LOG.info(() -> "second look by " + loaded.model() + ", variant " + loaded.variant());
    }

    private synchronized Detector detector() {
        return detector;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** After the frame that is being looked at. */
    @PreDestroy
    synchronized void close() {
        closed = true;
        if (loading != null) loading.cancel(true);
        if (detector != null) detector.close();
    }
}
