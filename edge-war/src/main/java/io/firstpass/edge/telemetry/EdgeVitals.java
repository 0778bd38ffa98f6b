package io.firstpass.edge.telemetry;

import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.ModelRef;
import io.firstpass.edge.link.Vitals;
import io.firstpass.edge.modelstore.LoadedModel;
import io.firstpass.edge.modelstore.ModelStore;
import io.firstpass.edge.outbox.Backlog;
import io.firstpass.edge.outbox.InspectionStore;
import io.firstpass.edge.outbox.OutboxState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** What the edge's heartbeats tell of its store and its model. */
@ApplicationScoped
class EdgeVitals implements Vitals {
    @Inject
    private InspectionStore store;

    @Inject
    private ModelStore models;

    @Override
    public Stored stored() {
        // The state first: what is recorded in between is counted as waiting, and not yet as given.
        OutboxState state = store.state();
        return new Stored(outbox(state, store.backlog()), state.disk());
    }

    @Override
    public Optional<ModelRef> model() {
        return models.status().model().map(LoadedModel::ref);
    }

    @Override
    public Optional<Heartbeat.Shadow> shadow() {
        return models.shadow();
    }

    private static Heartbeat.Outbox outbox(OutboxState state, Backlog backlog) {
        long expired =
                state.expired().values().stream().mapToLong(Long::longValue).sum();
        return new Heartbeat.Outbox(
                state.epoch(),
                state.nextSequence(),
                state.settledBelow(),
                backlog.entries(),
                backlog.escalations(),
                state.frameBytes(),
                backlog.oldest().orElse(null),
                expired,
                state.unrecorded());
    }
}
