package io.firstpass.edge.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Inspections, rulings, lapses and changes of the link as they happen, and the state of the line every two seconds. */
@Path("/events")
@ApplicationScoped
@Tag(name = "live")
public class LiveResource {
    @Inject
    private LiveChannel channel;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Server-sent events",
            description =
                    "`inspection` carries an inspection, `lapse` a HOLD whose deadline passed without a ruling: from"
                            + " then on its `verdict` stands. `ruling` carries a ruling and `revises`, what it takes the place"
                            + " of: {`verdict` or `outcome`, `by` (DEADLINE, MODEL or REVIEWER), `at`}, or null for a first"
                            + " answer. `link` comes when the link changes and says what `/api/v1/link` says. `state` comes"
                            + " every two seconds with queue, backlog, link, disk, counts and latency, so that silence means a"
                            + " broken connection.")
    public void events(@Context SseEventSink sink, @Context Sse sse) {
        channel.listen(sse, sink);
    }
}
