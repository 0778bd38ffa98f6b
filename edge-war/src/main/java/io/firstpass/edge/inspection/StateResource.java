package io.firstpass.edge.inspection;

import io.firstpass.contract.ModelRef;
import io.firstpass.edge.link.Link;
import io.firstpass.edge.link.LinkState;
import io.firstpass.edge.modelstore.LoadedModel;
import io.firstpass.edge.modelstore.ModelState;
import io.firstpass.edge.modelstore.ModelStatus;
import io.firstpass.edge.modelstore.ModelStore;
import io.firstpass.edge.outbox.Backlog;
import io.firstpass.edge.outbox.InspectionStore;
import io.firstpass.vision.detection.Threshold;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The state of the edge, for people and scripts. */
@Path("/")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "state")
public class StateResource {
    /** {@code reason} says why the model was refused; what belongs to a ready model is null until it is. */
    public record ModelView(
            ModelState state, String reason, ModelRef model, String variant, Map<String, Threshold> thresholds) {
        static ModelView of(ModelStatus status) {
            return new ModelView(
                    status.state(),
                    status.reason().orElse(null),
                    status.model().map(LoadedModel::ref).orElse(null),
                    status.model().map(LoadedModel::variant).orElse(null),
                    status.model().map(LoadedModel::thresholds).orElse(null));
        }
    }

    /** {@code since} is null if the link never changed. */
    public record LinkView(LinkState state, Instant since) {}

    /** What still has to be sent; {@code oldest} is null when nothing has. */
    public record OutboxView(long entries, long escalations, Instant oldest, Map<Integer, Long> byPriority) {
        static OutboxView of(Backlog backlog) {
            return new OutboxView(
                    backlog.entries(), backlog.escalations(), backlog.oldest().orElse(null), backlog.byPriority());
        }
    }

    @Inject
    private ModelStore models;

    @Inject
    private Link link;

    @Inject
    private InspectionStore store;

    @GET
    @Path("/model")
    @Operation(summary = "Which model runs, or why none does")
    public ModelView model() {
        return ModelView.of(models.status());
    }

    @GET
    @Path("/link")
    @Operation(summary = "The link to the cloud")
    public LinkView link() {
        return new LinkView(link.state(), link.since().orElse(null));
    }

    @GET
    @Path("/outbox")
    @Operation(summary = "What still has to reach the cloud")
    public OutboxView outbox() {
        return OutboxView.of(store.backlog());
    }
}
