package io.firstpass.edge.inspection;

import io.firstpass.contract.Detection;
import io.firstpass.edge.batching.Batcher;
import io.firstpass.edge.live.InferenceQueue;
import io.firstpass.edge.live.RecentFrames;
import io.firstpass.edge.modelstore.LoadedModel;
import io.firstpass.edge.modelstore.ModelOwner;
import io.firstpass.edge.modelstore.ModelStore;
import io.firstpass.edge.modelstore.ModelTrial;
import io.firstpass.edge.triage.Budgets;
import io.firstpass.edge.triage.Triage;
import io.firstpass.vision.image.ModelInput;
import jakarta.annotation.PostConstruct;
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
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Lays a lane for each model that is loaded, and owns that model until another one took its place or the application stops. */
@ApplicationScoped
class Lanes implements InferenceQueue, ModelOwner {
    @Resource
    private ManagedExecutorService executor;

    @Inject
    private InspectorSettings settings;

    @Inject
    private ModelStore models;

    @Inject
    private Event<ForwardPass> passes;

    @Inject
    private Budgets budgets;

    @Inject
    private Clock clock;

    @Inject
    private ModelTrial trial;

    private Succession succession;

    /** Settings that only the first request would need are read here too: a wrong one stops the start. */
    void start(
            @Observes @Initialized(ApplicationScoped.class) Object started,
            InspectorSettings checked,
            RecentFrames checkedToo) {}

    @PostConstruct
    void open() {
        succession = new Succession(this::lane, trial);
    }

    @Override
    public void take(LoadedModel model) {
        succession.take(model);
    }

    @Override
    public Optional<LoadedModel> drop(String digest) {
        return succession.drop(digest);
    }

    private Lane lane(LoadedModel model, Function<List<ModelInput>, List<List<Detection>>> detect) {
        RandomGenerator random = new SecureRandom();
        return new Lane(
                model.ref(),
                model.input(),
                model.thresholds(),
                new Batcher<>(settings.batch(), measured(detect), worker(), clock),
                new Triage(
                        model.thresholds(),
                        settings.triage(),
                        settings.policies().with(model.thresholds(), random),
                        budgets,
                        random));
    }

    /** @see Succession#aside */
    <T> Optional<T> aside(Supplier<T> pass) {
        return succession.aside(pass);
    }

    Lane ready() {
        return succession
                .find()
                .orElseThrow(() -> new Refusal(
                        ProblemType.NO_MODEL, models.status().state().name()));
    }

    /** False where a model was loaded and yet no frame will be taken from its queue any more. */
    boolean alive() {
        return succession.find().map(lane -> lane.batcher().isOpen()).orElse(true);
    }

    @Override
    public int queued() {
        return succession.find().map(lane -> lane.batcher().queued()).orElse(0);
    }

    @PreDestroy
    void close() {
        succession.close();
    }

    private Function<List<ModelInput>, List<List<Detection>>> measured(
            Function<List<ModelInput>, List<List<Detection>>> detect) {
        return batch -> {
            long begun = System.nanoTime();
            List<List<Detection>> found = detect.apply(batch);
            passes.fire(new ForwardPass(batch.size(), Duration.ofNanos(System.nanoTime() - begun)));
            return found;
        };
    }

    Executor worker() {
        return task -> executor.execute(
                ManagedExecutors.managedTask(task, Map.of(ManagedTask.LONGRUNNING_HINT, "true"), null));
    }
}
