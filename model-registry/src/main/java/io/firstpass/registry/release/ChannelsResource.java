package io.firstpass.registry.release;

import io.firstpass.contract.InvalidMessage;
import io.firstpass.registry.database.Schema;
import io.firstpass.registry.rest.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Channels: which sites are released to together, when they may change over, and what runs there. */
@Path("/channels")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "channels")
public class ChannelsResource {
    @Inject
    Schema schema;

    @Inject
    Channels channels;

    @Inject
    RolloutWatch watch;

    @Context
    HttpServletRequest request;

    @GET
    @RolesAllowed({"ml-engineer", "operator", "scanner", "security", "quality", "auditor", "pipeline"})
    @Operation(
            summary = "The channels by name: what each runs, what is on its way, and its last ten releases",
            description = "automatic says whether releases with bounds go on and back by themselves here.")
    @APIResponse(responseCode = "200", description = "A page; next is the cursor of the next one, null at the end")
    public ChannelPage channels(
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        int size = Refusal.limit(limit);
        if (!after.isEmpty()) name(after);
        schema.ensure();
        List<ShownChannel> page = channels.page(after, size);
        return new ChannelPage(
                page, page.size() < size ? null : page.get(page.size() - 1).name(), watch.isOn());
    }

    @GET
    @Path("/{name}")
    @RolesAllowed({"ml-engineer", "operator", "scanner", "security", "quality", "auditor", "pipeline"})
    @Operation(summary = "One channel; its row version is its entity tag")
    @APIResponse(responseCode = "200", description = "The channel")
    @APIResponse(responseCode = "404", description = "No such channel")
    public Response channel(@PathParam("name") String name) {
        schema.ensure();
        return answer(200, name(name));
    }

    @PUT
    @Path("/{name}")
    @RolesAllowed({"ml-engineer", "operator"})
    @Operation(summary = "Makes a channel, or changes its sites and windows", description = "If-Match is optional.")
    @APIResponse(responseCode = "201", description = "It is new")
    @APIResponse(responseCode = "200", description = "It is as asked for")
    @APIResponse(responseCode = "412", description = "Somebody changed it meanwhile")
    public Response put(
            @PathParam("name") String name, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, ChannelRequest wish) {
        schema.ensure();
        boolean isNew = channels.put(
                name(name),
                ReleasesResource.given(wish),
                Seen.find(ifMatch),
                request.getUserPrincipal().getName(),
                request.getRemoteAddr());
        return answer(isNew ? 201 : 200, name);
    }

    static String name(String name) {
        try {
            ChannelRequest.named("channel", name);
            return name;
        } catch (InvalidMessage e) {
            throw new Refusal(400, "invalid-parameter", "channel", "1 .. 64 x A-Z a-z 0-9 . - _", name);
        }
    }

    private Response answer(int status, String name) {
        ShownChannel channel = channels.find(name).orElseThrow(() -> new Refusal(404, "not-found", name));
        return Response.status(status)
                .header(HttpHeaders.ETAG, Seen.tag(channel.rowVersion()))
                .entity(channel)
                .build();
    }

    /** A page of channels. */
    public record ChannelPage(List<ShownChannel> channels, String next, boolean automatic) {}
}
