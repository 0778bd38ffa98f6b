package io.firstpass.edge.telemetry;

import io.firstpass.contract.ExpiryReason;
import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.LinkState;
import io.firstpass.contract.ModelRef;
import io.firstpass.contract.Reason;
import io.firstpass.contract.Verdict;
import io.firstpass.edge.inspection.ForwardPass;
import io.firstpass.edge.inspection.Inspected;
import io.firstpass.edge.link.Link;
import io.firstpass.edge.link.LinkChanged;
import io.firstpass.edge.live.InferenceQueue;
import io.firstpass.edge.modelstore.ModelLoaded;
import io.firstpass.edge.modelstore.ModelStore;
import io.firstpass.edge.sync.RelayFigures;
import io.firstpass.edge.triage.Kept;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.EnumSet;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** The edge's figures under the names that dashboards and alerts rely on. All are there, at zero, from the start. */
@ApplicationScoped
class EdgeMetrics {
    private static final Tag NODE = new Tag("node_type", "edge");

    @Inject
    private MetricRegistry registry;

    @Inject
    private InferenceQueue queue;

    @Inject
    private Link link;

    @Inject
    private OutboxFigures outbox;

    @Inject
    private RelayFigures relay;

    @Inject
    private ModelStore models;

    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        registry.gauge("inference_queue_length", queue, InferenceQueue::queued);
        registry.gauge("link_state", link, at -> at.state().ordinal());
        registerOutbox();
        registerRelay();
        for (Verdict verdict : Verdict.values()) registry.counter("inspections", new Tag("verdict", verdict.name()));
        for (Reason reason : Reason.values()) registry.counter("escalations", reason(reason));
        for (Kept reason : Kept.values()) registry.counter("escalations_kept", reason(reason));
        for (LinkState state : EnumSet.complementOf(EnumSet.of(LinkState.LOST)))
            registry.counter("link_changes", to(state));
        registry.counter("inspections_unrecorded");
        registry.counter("holds_lapsed");
        registry.timer("inference_duration", NODE);
        registry.histogram("inference_batch_size");
    }

    private void registerOutbox() {
        registry.gauge("outbox_oldest_seconds", outbox, OutboxFigures::oldestSeconds);
        registry.gauge("outbox_frame_bytes", outbox, OutboxFigures::frameBytes);
        registry.gauge("disk_free_bytes", outbox, OutboxFigures::diskFreeBytes);
        for (int priority = 0; priority <= 9; priority++) {
            int one = priority;
            registry.gauge(
                    "outbox_entries", outbox, of -> of.entries(one), new Tag("priority", Integer.toString(priority)));
        }
        // Grows only, though it is read from the store and not counted here: what expired is counted across restarts.
        for (ExpiryReason reason : ExpiryReason.values())
            registry.gauge("outbox_expired_total", outbox, of -> of.expired(reason), reason(reason));
    }

    private void registerRelay() {
        registry.gauge("relay_entries_sent_total", relay, RelayFigures::entriesSent);
        registry.gauge("relay_bytes_sent_total", relay, RelayFigures::bytesSent);
        registry.gauge("relay_bytes_per_second", relay, RelayFigures::bytesPerSecond);
    }

    void loaded(@Observes ModelLoaded loaded) {
        ModelRef model = loaded.model().ref();
        registry.gauge(
                "model_info",
                () -> runs(model) ? 1 : 0,
                new Tag("name", model.name()),
                new Tag("version", model.version()),
                new Tag("digest", model.digest()));
    }

    private boolean runs(ModelRef one) {
        return models.status()
                .model()
                .filter(now -> now.ref().digest().equals(one.digest()))
                .isPresent();
    }

    void passed(@Observes ForwardPass pass) {
        registry.timer("inference_duration", NODE).update(pass.took());
        registry.histogram("inference_batch_size").update(pass.batchSize());
    }

    void inspected(@Observes Inspected inspected) {
        Inspection inspection = inspected.inspection();
        registry.counter("inspections", new Tag("verdict", inspection.verdict().name()))
                .inc();
        if (inspection.escalation() != null)
            registry.counter("escalations", reason(inspection.escalation().reason()))
                    .inc();
        inspected.kept().ifPresent(kept -> registry.counter("escalations_kept", reason(kept))
                .inc());
        if (!inspected.recorded()) registry.counter("inspections_unrecorded").inc();
    }

    void lapsed(@Observes HoldLapse lapse) {
        registry.counter("holds_lapsed").inc();
    }

    void changed(@Observes LinkChanged change) {
        registry.counter("link_changes", to(change.now())).inc();
    }

    private static Tag reason(Enum<?> reason) {
        return new Tag("reason", reason.name());
    }

    private static Tag to(LinkState state) {
        return new Tag("to", state.name());
    }
}
