package io.firstpass.edge.modelstore;

import io.firstpass.edge.settings.Settings;
import io.firstpass.vision.detection.Detector;
import io.firstpass.vision.detection.ModelPackage;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Loads the configured model in the background when the application starts, so that the start is not held up by it. */
@ApplicationScoped
class ModelLoading implements ModelStore {
    private static final Logger LOG = Logger.getLogger(ModelLoading.class.getName());

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private Settings settings;

    @Inject
    private Event<ModelLoaded> loaded;

    private volatile ModelStatus status = ModelStatus.loading();

    /** Wrong settings are thrown from here and stop the start; a wrong package is a state of the running server. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        ModelSettings model = ModelSettings.from(settings);
        executor.execute(() -> load(model));
    }

    @Override
    public ModelStatus status() {
        return status;
    }

    private void load(ModelSettings from) {
        try {
            ModelPackage opened = ModelPackage.open(from.zip(), from.workFolder(), from.sha256());
            LoadedModel model = LoadedModel.of(Detector.load(opened, from.detector()));
            loaded.fire(new ModelLoaded(model));
            status = ModelStatus.ready(model);
            LOG.info(() -> "model " + model.ref().name() + " " + model.ref().version() + " is ready, variant "
                    + model.variant());
        } catch (Throwable e) {
            // Errors too: natives that do not link must show up in readiness, not vanish with a pool thread.
            status = ModelStatus.refused(reason(e));
            LOG.log(Level.SEVERE, "model " + from.zip() + " is refused: " + reason(e), e);
        }
    }

    private static String reason(Throwable e) {
        String message = e.getMessage() == null ? "" : e.getMessage().strip();
        return message.isEmpty() ? e.getClass().getName() : message;
    }
}
