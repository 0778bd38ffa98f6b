package io.firstpass.edge.modelstore;

import io.firstpass.edge.settings.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Loads the configured model in the background when the application starts, so that the start is not held up by it. */
@ApplicationScoped
class ModelLoading implements ModelStore {
    private static final Duration LONGEST_LOADING = Duration.ofMinutes(1);

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private Settings settings;

    @Inject
    private Event<ModelLoaded> loaded;

    private volatile PackageLoading loading;

    /** Wrong settings are thrown from here and stop the start; a wrong package is a state of the running server. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        ModelSettings model = ModelSettings.from(settings);
        loading = new PackageLoading(() -> PackageLoading.load(model), ready -> loaded.fire(new ModelLoaded(ready)));
        executor.execute(loading);
    }

    @Override
    public ModelStatus status() {
        PackageLoading begun = loading;
        return begun == null ? ModelStatus.loading() : begun.status();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        if (loading != null) loading.stop(LONGEST_LOADING);
    }
}
