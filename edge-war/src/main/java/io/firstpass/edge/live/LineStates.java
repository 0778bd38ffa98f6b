package io.firstpass.edge.live;

import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.Ruling;
import io.firstpass.edge.link.Link;
import io.firstpass.edge.modelstore.ModelStatus;
import io.firstpass.edge.modelstore.ModelStore;
import io.firstpass.edge.outbox.Backlog;
import io.firstpass.edge.outbox.InspectionStore;
import io.firstpass.edge.outbox.OutboxState;
import io.firstpass.edge.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;

/** Counts what happens on the line and gathers its state. */
@ApplicationScoped
class LineStates {
    private final Tally tally = new Tally();

    @Inject
    private Settings settings;

    @Inject
    private InferenceQueue queue;

    @Inject
    private InspectionStore store;

    @Inject
    private Link link;

    @Inject
    private ModelStore models;

    @Inject
    private KeptAtHome kept;

    private ZoneId zone;

    void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
        zone = settings.zone("firstpass.zone");
    }

    void count(@ObservesAsync LiveEvent event) {
        if (event.payload() instanceof Inspection inspection) tally.inspected(inspection);
        else if (event.payload() instanceof Ruling) tally.ruled();
        else if (event.payload() instanceof HoldLapse) tally.lapsed();
    }

    LineState now() {
        Backlog backlog = store.backlog();
        OutboxState outbox = store.state();
        LinkView seen = LinkView.of(link);
        ModelStatus model = models.status();
        return new LineState(
                Instant.now(),
                settings.text("firstpass.site", ""),
                settings.text("firstpass.line", ""),
                zone,
                model.state().name(),
                model.model().map(one -> one.ref().digest()).orElse(null),
                model.reason().orElse(null),
                queue.queued(),
                backlog.entries(),
                outbox.frameBytes(),
                backlog.oldest().orElse(null),
                outbox.expired(),
                kept.byReason(),
                outbox.unrecorded(),
                outbox.disk(),
                store.report().orElse(null),
                seen.state(),
                seen.since(),
                seen.outage(),
                seen.failing(),
                tally.verdicts(),
                tally.escalations(),
                tally.rulings(),
                tally.lapses(),
                tally.quantile(0.5),
                tally.quantile(0.99));
    }
}
