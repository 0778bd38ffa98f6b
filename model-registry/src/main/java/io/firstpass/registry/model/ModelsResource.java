package io.firstpass.registry.model;

import io.firstpass.registry.database.Schema;
import io.firstpass.registry.rest.Refusal;
import jakarta.annotation.security.RolesAllowed;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Models and their versions for those who ask. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "models")
public class ModelsResource {
    @Inject
    Schema schema;

    @Inject
    VersionBook book;

    @GET
    @Path("/models")
    @RolesAllowed({"ml-engineer", "security", "quality", "auditor", "pipeline", "operator", "scanner"})
    @Operation(summary = "The models by name")
    @APIResponse(responseCode = "200", description = "A page; next is the cursor of the next one, null at the end")
    public ModelPage models(
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        int size = Refusal.limit(limit);
        if (after.indexOf('\0') >= 0) throw new Refusal(400, "invalid-parameter", "after", "a name", "\\0");
        schema.ensure();
        List<String> names = book.models(after, size);
        return new ModelPage(names.stream().map(Model::new).toList(), names.size() < size ? null : names.get(size - 1));
    }

    @GET
    @Path("/models/{name}/versions")
    @RolesAllowed({"ml-engineer", "security", "quality", "auditor", "pipeline", "operator", "scanner"})
    @Operation(summary = "A model's versions in the order in which they were submitted")
    @APIResponse(responseCode = "200", description = "A page; next is the cursor of the next one, null at the end")
    public VersionPage versions(
            @PathParam("name") String name,
            @QueryParam("after") @DefaultValue("0") String after,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        int size = Refusal.limit(limit);
        long place = Refusal.number("after", after);
        schema.ensure();
        List<ModelVersion> page = book.versions(name, place, size);
        String next = page.size() < size ? null : Long.toString(page.get(size - 1).number);
        return new VersionPage(page.stream().map(ShownVersion::of).toList(), next);
    }

    /** A page of models. */
    public record ModelPage(List<Model> models, String next) {}

    /** A model. */
    public record Model(String name) {}

    /** A page of versions. */
    public record VersionPage(List<ShownVersion> versions, String next) {}
}
