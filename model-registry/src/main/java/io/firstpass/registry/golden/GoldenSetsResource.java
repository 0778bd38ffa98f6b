package io.firstpass.registry.golden;

import io.firstpass.registry.database.Schema;
import io.firstpass.registry.rest.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What candidates are measured on. */
@Path("/golden-sets")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "golden sets")
public class GoldenSetsResource {
    /** As the manifest of a package may name its model; what has a comma in it would be two on a page. */
    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    @Inject
    Schema schema;

    @Inject
    GoldenSetIntake intake;

    @Inject
    GoldenSetBook book;

    @Context
    HttpServletRequest request;

    @PUT
    @Path("/{sha256}")
    @RolesAllowed({"quality", "pipeline"})
    @Operation(
            summary = "Keeps a golden set and has these models' versions measured on it from now on",
            description =
                    "To name a model takes the role quality; a pipeline may only keep a set. What somebody puts in force"
                            + " does not count for the versions that he submitted himself. The body is a zip of images, labels, data.yaml and SHA256SUMS; the address has the SHA-256 of"
                            + " SHA256SUMS, its lines sorted by path. Of one that is there already the body is passed over.")
    @APIResponse(responseCode = "201", description = "It was checked and stored")
    @APIResponse(responseCode = "200", description = "It was there already")
    @APIResponse(
            responseCode = "403",
            description = "It is not for the caller to say what these models are measured on")
    @APIResponse(responseCode = "413", description = "It is larger than allowed")
    @APIResponse(responseCode = "422", description = "It is no golden set as it should be; nothing was stored")
    public Response put(
            @PathParam("sha256") String sha256,
            @QueryParam("name") @DefaultValue("golden set") String name,
            @QueryParam("model") List<String> models,
            InputStream body)
            throws IOException {
        String digest = Refusal.digest(sha256);
        if (!models.isEmpty() && !request.isUserInRole("quality")) throw new Refusal(403, "role-needed", "quality");
        if (name.isBlank() || name.length() > 200 || name.indexOf('\0') >= 0)
            throw new Refusal(400, "invalid-parameter", "name", "1 .. 200 characters", name.replace("\0", "\\0"));
        for (String model : models)
            if (!MODEL.matcher(model).matches())
                throw new Refusal(400, "invalid-parameter", "model", MODEL.pattern(), model.replace("\0", "\\0"));
        schema.ensure();
        String actor = request.getUserPrincipal().getName();
        boolean isNew = intake.take(digest, name, models, body, actor, request.getRemoteAddr());
        return Response.status(isNew ? 201 : 200)
                .entity(book.find(digest).orElseThrow())
                .build();
    }

    @GET
    @RolesAllowed({"ml-engineer", "security", "quality", "auditor", "pipeline"})
    @Operation(summary = "The golden sets, the latest first, each with the models that it is in force for")
    @APIResponse(responseCode = "200", description = "A page; next is the cursor of the next one, null at the end")
    public GoldenSetPage list(
            @QueryParam("after") @DefaultValue("9223372036854775807") String after,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        int size = Refusal.limit(limit);
        long place = Refusal.number("after", after);
        schema.ensure();
        List<ShownGoldenSet> page = book.before(place, size);
        return new GoldenSetPage(
                page,
                page.size() < size ? null : Long.toString(page.get(size - 1).number()));
    }

    /** A page of golden sets. */
    public record GoldenSetPage(List<ShownGoldenSet> goldenSets, String next) {}
}
