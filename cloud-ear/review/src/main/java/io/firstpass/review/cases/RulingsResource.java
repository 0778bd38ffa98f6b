package io.firstpass.review.cases;

import io.firstpass.contract.Ruling;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Rulings for those who ask. */
@Path("/rulings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rulings")
public class RulingsResource {
    @Inject
    Schema schema;

    @Inject
    RulingBook book;

    @GET
    @Operation(
            summary = "Rulings in the order in which they were given, or the newest first",
            description =
                    "Pages stay as they are when new rulings come: newest first, those stand before the first page.")
    @APIResponse(responseCode = "200", description = "A page; next is the cursor of the next one, null at the end")
    @APIResponse(responseCode = "400", description = "A parameter cannot be used")
    public RulingPage list(
            @QueryParam("site") String site,
            @Parameter(example = "2026-01-31T08:00:00Z") @QueryParam("since") @DefaultValue("1970-01-01T00:00:00Z")
                    String since,
            @Parameter(
                            description = "Which rulings come first",
                            schema =
                                    @org.eclipse.microprofile.openapi.annotations.media.Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"oldest", "newest"}))
                    @QueryParam("order")
                    @DefaultValue("oldest")
                    String order,
            @Parameter(
                            description =
                                    "The page before this one gave it as next, in the same order; none: the first page")
                    @QueryParam("after")
                    String after,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        int size = Problem.limit(limit);
        var from = Problem.instant("since", since);
        RulingOrder wanted = order(order);
        long place = after == null ? wanted.start : Problem.cursor(after);
        Problem.text("site", site);
        schema.ensure();
        List<RulingRevision> page = book.page(site, from, wanted, place, size);
        String next = page.size() < size ? null : Long.toString(page.get(size - 1).number);
        return new RulingPage(page.stream().map(RulingRevision::ruling).toList(), next);
    }

    @GET
    @Path("/{inspectionId}")
    @Operation(summary = "All revisions of one inspection's ruling, the oldest first")
    @APIResponse(responseCode = "200", description = "The revisions")
    @APIResponse(responseCode = "404", description = "Nothing was ruled on this inspection")
    public Revisions revisions(@PathParam("inspectionId") String inspectionId) {
        UUID id = Problem.uuid("inspectionId", inspectionId);
        schema.ensure();
        List<Ruling> revisions = book.revisions(id);
        if (revisions.isEmpty()) throw Problem.notFound("no ruling on inspection " + id);
        return new Revisions(id, revisions);
    }

    private static RulingOrder order(String text) {
        return switch (text) {
            case "oldest" -> RulingOrder.OLDEST;
            case "newest" -> RulingOrder.NEWEST;
            default -> throw Problem.invalid("order", "needs to be oldest or newest");
        };
    }

    /** A page of rulings. */
    public record RulingPage(List<Ruling> rulings, String next) {}

    /** One inspection's rulings. */
    public record Revisions(UUID inspectionId, List<Ruling> revisions) {}
}
