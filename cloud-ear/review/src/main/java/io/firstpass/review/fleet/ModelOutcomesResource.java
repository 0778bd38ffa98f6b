package io.firstpass.review.fleet;

import io.firstpass.review.database.Schema;
import io.firstpass.review.rest.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What audits found of an edge model, for whoever decides whether more sites should run it. */
@Path("/models")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "models")
public class ModelOutcomesResource {
    @Inject
    Schema schema;

    @Inject
    AuditOutcomes outcomes;

    @GET
    @Path("/{digest}/outcomes")
    @Operation(
            summary = "Audited units of a model, by its package's digest, and how many of them it judged wrongly",
            description = "Only frames that were drawn at random and whose newest ruling settles them.")
    @APIResponse(responseCode = "200", description = "The counts; all 0 for a model that was never seen")
    @APIResponse(responseCode = "400", description = "A parameter cannot be used")
    public AuditOutcomes.Counts outcomes(
            @PathParam("digest") String digest,
            @Parameter(description = "Frames taken since then")
                    @QueryParam("since")
                    @DefaultValue("1970-01-01T00:00:00Z")
                    String since,
            @Parameter(description = "Repeated for several; none: every site") @QueryParam("site") List<String> sites) {
        if (!digest.matches("[0-9a-f]{64}"))
            throw Problem.invalid("digest", "needs to be 64 lower-case hexadecimal digits");
        sites.forEach(site -> Problem.text("site", site));
        var from = Problem.instant("since", since);
        schema.ensure();
        return outcomes.of(digest, from, sites);
    }
}
