package io.firstpass.edge.modelstore;

import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.Released;
import io.firstpass.edge.settings.Settings;
import io.firstpass.vision.detection.Detector;
import io.firstpass.vision.detection.ModelPackage;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedExecutors;
import jakarta.enterprise.concurrent.ManagedTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.ConfigProvider;

/** Loads the model in the background when the application starts, and in managed mode whatever follows it. */
@ApplicationScoped
class ModelLoading implements ModelStore, ModelTrial {
    private static final Duration LONGEST_LOADING = Duration.ofMinutes(1);

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private Settings settings;

    @Inject
    private ModelOwner owner;

    @Inject
    private ShadowOwner shadows;

    @Inject
    private Event<ModelLoaded> loaded;

    private volatile PackageLoading loading;
    private volatile Keeper keeper;
    private Supply supply;
    private Future<?> keeping;
    private Future<?> reading;

    /** Wrong settings are thrown from here and stop the start; a wrong package is a state of the running server. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        ModelSettings model = ModelSettings.from(settings);
        if (model.origin() instanceof ModelSettings.Origin.Managed managed) keep(model, managed);
        else {
            loading = new PackageLoading(() -> PackageLoading.load(model), this::hand);
            executor.execute(loading);
        }
    }

    private void keep(ModelSettings model, ModelSettings.Origin.Managed managed) {
        var config = ConfigProvider.getConfig();
        supply = new Supply(
                model,
                managed,
                settings,
                Supply.broker(config.getPropertyNames(), name -> config.getOptionalValue(name, String.class)));
        PackageShelf shelf = supply.shelf();
        keeper = supply.keeper(
                supply.changeTimes(), released -> load(model, shelf, released), new Announcing(), shadows);
        keeping = submit(keeper);
        reading = submit(supply.feed(keeper, () -> {}));
    }

    private static LoadedModel load(ModelSettings model, PackageShelf shelf, Released released) {
        ModelPackage opened =
                ModelPackage.open(shelf.zip(released.digest()), model.folder(), Optional.of(released.digest()));
        return LoadedModel.of(Detector.load(opened, model.detector()), true);
    }

    private Future<?> submit(Runnable task) {
        return executor.submit(ManagedExecutors.managedTask(task, Map.of(ManagedTask.LONGRUNNING_HINT, "true"), null));
    }

    /** Tells of each model that its owner took. */
    private final class Announcing implements ModelOwner {
        @Override
        public void take(LoadedModel model) {
            hand(model);
        }

        @Override
        public Optional<LoadedModel> drop(String digest) {
            return owner.drop(digest);
        }
    }

    private void hand(LoadedModel model) {
        owner.take(model);
        loaded.fire(new ModelLoaded(model));
    }

    @Override
    public ModelStatus status() {
        if (keeper != null) return keeper.status();
        PackageLoading begun = loading;
        return begun == null ? ModelStatus.loading() : begun.status();
    }

    @Override
    public Optional<Heartbeat.Shadow> shadow() {
        return Optional.ofNullable(keeper).flatMap(Keeper::shadow);
    }

    @Override
    public void served(String digest) {
        if (keeper != null) keeper.served(digest);
    }

    @Override
    public void failed(String digest, String reason, Optional<LoadedModel> instead) {
        if (keeper != null) keeper.failed(digest, reason, instead);
    }

    @Override
    public void shadowFailed(String digest, String reason) {
        if (keeper != null) keeper.shadowFailed(digest, reason);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        if (loading != null) loading.stop(LONGEST_LOADING);
        if (keeper == null) return;
        reading.cancel(true);
        keeper.stop();
        awaitKeeper();
        supply.close();
    }

    /** A process that exits under native code crashes: what loads comes to its end first. */
    private void awaitKeeper() throws InterruptedException {
        try {
            keeping.get(LONGEST_LOADING.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            keeping.cancel(true);
        }
    }
}
