package io.firstpass.registry.release;

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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Releases: what was let out to which sites, and the steps on. */
@Path("/releases")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "releases")
public class ReleasesResource {
    @Inject
    Schema schema;

    @Inject
    Releases releases;

    @Context
    HttpServletRequest request;

    @GET
    @RolesAllowed({"ml-engineer", "operator", "scanner", "security", "quality", "auditor", "pipeline"})
    @Operation(summary = "Releases, the newest first")
    @APIResponse(responseCode = "200", description = "A page; next is the cursor of the next one, null at the end")
    public ReleasePage releases(
            @Parameter(description = "None: all channels") @QueryParam("channel") @DefaultValue("") String channel,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        int size = Refusal.limit(limit);
        long before = after == null ? Long.MAX_VALUE : Refusal.number("after", after);
        if (!channel.isEmpty()) ChannelsResource.name(channel);
        schema.ensure();
        List<ShownRelease> page = releases.page(channel, before, size);
        return new ReleasePage(
                page,
                page.size() < size
                        ? null
                        : Long.toString(page.get(page.size() - 1).number()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"ml-engineer", "operator", "scanner", "security", "quality", "auditor", "pipeline"})
    @Operation(summary = "One release; its row version is its entity tag")
    @APIResponse(responseCode = "200", description = "The release")
    @APIResponse(responseCode = "404", description = "No such release")
    public Response release(@PathParam("id") String id) {
        schema.ensure();
        return answer(200, releases.find(uuid(id)).orElseThrow(() -> new Refusal(404, "not-found", id)));
    }

    @POST
    @RolesAllowed({"ml-engineer", "operator"})
    @Operation(
            summary = "Releases an approved version to a channel",
            description = "It may begin at any stage. SHADOW and CANARY are on their way until they were everywhere or"
                    + " were taken back; ALL is in production at once.")
    @APIResponse(responseCode = "201", description = "It is on its way to the edges")
    @APIResponse(responseCode = "404", description = "No such version or channel")
    @APIResponse(
            responseCode = "409",
            description =
                    "It is not approved, its approvals or its builder's signature stand no longer, another one is on"
                            + " its way in this channel, the channel runs another model, or it was rolled back there before")
    @APIResponse(responseCode = "422", description = "The stage does not go to these sites")
    public Response begin(ReleaseRequest wish) {
        schema.ensure();
        return answer(201, releases.begin(given(wish), actor(), request.getRemoteAddr()));
    }

    @POST
    @Path("/{id}/advance")
    @RolesAllowed({"ml-engineer", "operator"})
    @Operation(
            summary = "Takes a release one stage on: shadow, canary, all",
            description = "rowVersion in the body, or If-Match, say which state of it the caller saw.")
    @APIResponse(responseCode = "200", description = "It is in its next stage")
    @APIResponse(
            responseCode = "409",
            description = "It is over, or its approvals or its builder's signature stand no longer")
    @APIResponse(responseCode = "412", description = "Somebody changed it meanwhile; the answer says how it stands")
    @APIResponse(responseCode = "428", description = "Neither rowVersion nor If-Match is given")
    public Response advance(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, StepRequest body) {
        StepRequest step = body == null ? StepRequest.NONE : body;
        long seen = Seen.get(step.rowVersion(), ifMatch);
        schema.ensure();
        return answer(
                200, releases.advance(uuid(id), seen, step.sites(), step.share(), actor(), request.getRemoteAddr()));
    }

    @POST
    @Path("/{id}/rollback")
    @RolesAllowed({"ml-engineer", "operator", "security", "quality"})
    @Operation(
            summary = "Takes a release back, at once and without waiting for a window",
            description = "One on its way is gone; after ALL the version before is in production again. rowVersion in"
                    + " the body, or If-Match, say which state of it the caller saw.")
    @APIResponse(responseCode = "200", description = "It is rolled back")
    @APIResponse(responseCode = "409", description = "It is over already, or nothing ran before it")
    @APIResponse(responseCode = "412", description = "Somebody changed it meanwhile; the answer says how it stands")
    @APIResponse(responseCode = "428", description = "Neither rowVersion nor If-Match is given")
    public Response rollBack(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, StepRequest body) {
        StepRequest step = body == null ? StepRequest.NONE : body;
        long seen = Seen.get(step.rowVersion(), ifMatch);
        String why = step.reason() == null ? "" : step.reason().strip();
        schema.ensure();
        return answer(200, releases.rollBack(uuid(id), seen, why, actor(), request.getRemoteAddr()));
    }

    private String actor() {
        return request.getUserPrincipal().getName();
    }

    static <T> T given(T body) {
        if (body == null) throw new Refusal(400, "invalid-body", "it is empty");
        return body;
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new Refusal(404, "not-found", id);
        }
    }

    private static Response answer(int status, ShownRelease release) {
        return Response.status(status)
                .header(HttpHeaders.ETAG, Seen.tag(release.rowVersion()))
                .entity(release)
                .build();
    }

    /** A page of releases. */
    public record ReleasePage(List<ShownRelease> releases, String next) {}
}
