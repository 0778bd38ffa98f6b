package io.firstpass.edge.inspection;

import io.firstpass.contract.ModelRef;
import io.firstpass.edge.modelstore.Comparison;
import io.firstpass.edge.modelstore.LoadedModel;
import io.firstpass.edge.modelstore.ModelTrial;
import io.firstpass.edge.modelstore.ShadowOwner;
import io.firstpass.vision.detection.Certainty;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets the candidate of the moment, if there is one, see what the line's model answers. */
@ApplicationScoped
class Shadows implements ShadowOwner, Bystander {
    @Inject
    private InspectorSettings settings;

    @Inject
    private Lanes lanes;

    @Inject
    private Clock clock;

    @Inject
    private ModelTrial trial;

    private Traffic traffic;
    private volatile Shadow now;

    @PostConstruct
    void open() {
        traffic = new Traffic(clock);
    }

    @Override
    public void take(LoadedModel candidate, Comparison comparison) {
        drop();
        now = new Shadow(
                candidate,
                comparison,
                settings.limits(),
                settings.takt(),
                traffic,
                this::aside,
                lanes.worker(),
                clock,
                reason -> trial.shadowFailed(candidate.ref().digest(), reason));
    }

    @Override
    @PreDestroy
    public void drop() {
        Shadow last = now;
        now = null;
        if (last != null) last.close();
    }

    @Override
    public void came() {
        traffic.came();
    }

    @Override
    public void answered(byte[] frame, ModelRef by, Supplier<Certainty> found) {
        Shadow shadow = now;
        if (shadow != null) shadow.offer(frame, by, found.get());
    }

    @Override
    public void went() {
        traffic.went();
    }

    private <T> Optional<T> aside(Supplier<T> pass) {
        return lanes.aside(pass);
    }
}
