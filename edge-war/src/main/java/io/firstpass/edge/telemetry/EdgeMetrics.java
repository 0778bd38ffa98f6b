package io.firstpass.edge.telemetry;

import io.firstpass.contract.Inspection;
import io.firstpass.contract.ModelRef;
import io.firstpass.contract.Reason;
import io.firstpass.contract.Verdict;
import io.firstpass.edge.inspection.ForwardPass;
import io.firstpass.edge.inspection.Inspected;
import io.firstpass.edge.link.Link;
import io.firstpass.edge.live.InferenceQueue;
import io.firstpass.edge.modelstore.ModelLoaded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
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

    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        registry.gauge("inference_queue_length", queue, InferenceQueue::queued);
        registry.gauge("link_state", link, at -> at.state().ordinal());
        registry.gauge("outbox_oldest_seconds", outbox, OutboxFigures::oldestSeconds);
        for (int priority = 0; priority <= 9; priority++) {
            int one = priority;
            registry.gauge(
                    "outbox_entries", outbox, of -> of.entries(one), new Tag("priority", Integer.toString(priority)));
        }
        for (Verdict verdict : Verdict.values()) registry.counter("inspections", new Tag("verdict", verdict.name()));
        for (Reason reason : Reason.values()) registry.counter("escalations", new Tag("reason", reason.name()));
        registry.timer("inference_duration", NODE);
        registry.histogram("inference_batch_size");
    }

    void loaded(@Observes ModelLoaded loaded) {
        ModelRef model = loaded.model().ref();
        registry.gauge(
                "model_info",
                () -> 1,
                new Tag("name", model.name()),
                new Tag("version", model.version()),
                new Tag("digest", model.digest()));
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
            registry.counter(
                            "escalations",
                            new Tag("reason", inspection.escalation().reason().name()))
                    .inc();
    }
}
