package io.firstpass.review.fleet;

import io.firstpass.review.rest.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Changes at the edges as they happen. */
@Path("/sites/events")
@RequestScoped
@Tag(name = "sites")
public class FleetEventsResource {
    @Inject
    FleetChannel channel;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Server-sent events",
            description =
                    "`change` carries what changed at an edge and has its number as id; with `Last-Event-ID` those"
                            + " after that one come first. `turn` comes every second, so that silence means a broken connection.")
    public void events(@HeaderParam("Last-Event-ID") String last, @Context SseEventSink sink, @Context Sse sse) {
        channel.listen(sse, sink, last == null || last.isBlank() ? null : Problem.number("Last-Event-ID", last));
    }
}
