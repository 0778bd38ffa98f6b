package io.firstpass.edge.inspection;

import io.firstpass.contract.ExpiryReason;
import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.ModelRef;
import io.firstpass.edge.link.Link;
import io.firstpass.edge.live.KeptAtHome;
import io.firstpass.edge.live.LinkView;
import io.firstpass.edge.modelstore.LoadedModel;
import io.firstpass.edge.modelstore.ModelState;
import io.firstpass.edge.modelstore.ModelStatus;
import io.firstpass.edge.modelstore.ModelStore;
import io.firstpass.edge.outbox.Backlog;
import io.firstpass.edge.outbox.InspectionStore;
import io.firstpass.edge.outbox.OutboxState;
import io.firstpass.edge.outbox.StoreReport;
import io.firstpass.vision.detection.Threshold;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The state of the edge, for people and scripts. */
@Path("/")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "state")
public class StateResource {
    /**
     * {@code reason} says why the model was refused, or what is amiss beside one that is ready; what belongs to a ready model
     * is null until it is. {@code shadow} is null where no candidate is to run beside it.
     */
    public record ModelView(
            ModelState state,
            String reason,
            ModelRef model,
            String variant,
            Map<String, Threshold> thresholds,
            Heartbeat.Shadow shadow) {
        static ModelView of(ModelStatus status, Optional<Heartbeat.Shadow> shadow) {
            return new ModelView(
                    status.state(),
                    status.reason().orElse(null),
                    status.model().map(LoadedModel::ref).orElse(null),
                    status.model().map(LoadedModel::variant).orElse(null),
                    status.model().map(LoadedModel::thresholds).orElse(null),
                    shadow.orElse(null));
        }
    }

    /**
     * What still has to be sent, and what never will be; {@code oldest} is null when nothing waits. {@code expired} counts
     * since the store was made, {@code kept} and {@code unrecorded} since the start; {@code report} is null if the store was
     * never damaged or lost.
     */
    public record OutboxView(
            long entries,
            long escalations,
            long frameBytes,
            Instant oldest,
            Map<Integer, Long> byPriority,
            Map<ExpiryReason, Long> expired,
            Map<String, Long> kept,
            long unrecorded,
            Heartbeat.Disk disk,
            String epoch,
            long nextSequence,
            long settledBelow,
            StoreReport report) {
        static OutboxView of(Backlog backlog, OutboxState state, Optional<StoreReport> report, Map<String, Long> kept) {
            return new OutboxView(
                    backlog.entries(),
                    backlog.escalations(),
                    state.frameBytes(),
                    backlog.oldest().orElse(null),
                    backlog.byPriority(),
                    state.expired(),
                    kept,
                    state.unrecorded(),
                    state.disk(),
                    state.epoch(),
                    state.nextSequence(),
                    state.settledBelow(),
                    report.orElse(null));
        }
    }

    @Inject
    private ModelStore models;

    @Inject
    private Link link;

    @Inject
    private InspectionStore store;

    @Inject
    private KeptAtHome kept;

    @GET
    @Path("/model")
    @Operation(
            summary = "Which model runs, or why none does",
            description =
                    "`shadow` is the candidate that the registry has run beside it without a word to the line: how its"
                            + " verdicts compare, frame by frame, where a HOLD counts as no pass; `reason` says why it does"
                            + " not run at this moment.")
    public ModelView model() {
        return ModelView.of(models.status(), models.shadow());
    }

    @GET
    @Path("/link")
    @Operation(
            summary = "The link to the cloud",
            description =
                    "`failing` names the channels that do not work, with their failures in a row: `HEARTBEAT` (MQTT),"
                            + " `EVENTS` (Kafka), `FRAMES` (object storage). `outage` is the last time that the link was"
                            + " OFFLINE; its `until` is null while it lasts.")
    public LinkView link() {
        return LinkView.of(link);
    }

    @GET
    @Path("/outbox")
    @Operation(
            summary = "What still has to reach the cloud, and what never will",
            description =
                    "`expired` counts what left the outbox unsent, by reason, and the cloud is told of each; `kept`"
                            + " counts the frames that stay at home: for want of a `POLICY` that asks for them, of"
                            + " `ESCALATIONS`, `BYTES` or `REVIEWERS` in the budget. `unrecorded` counts the inspections that"
                            + " were answered while the disk was full. `report` says what a start found when the store was"
                            + " damaged or lost, and what was saved.")
    public OutboxView outbox() {
        return OutboxView.of(store.backlog(), store.state(), store.report(), kept.byReason());
    }
}
