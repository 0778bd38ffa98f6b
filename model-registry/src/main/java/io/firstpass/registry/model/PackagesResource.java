package io.firstpass.registry.model;

import io.firstpass.registry.database.Schema;
import io.firstpass.registry.rest.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The way in for packages. */
@Path("/packages")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "packages")
public class PackagesResource {
    @Inject
    Schema schema;

    @Inject
    Uploads uploads;

    @Inject
    VersionBook book;

    @Context
    HttpServletRequest request;

    @PUT
    @Path("/{sha256}")
    @RolesAllowed({"ml-engineer", "pipeline"})
    @Operation(summary = "Submits a model package; sending it again changes nothing")
    @APIResponse(responseCode = "201", description = "It was checked and stored, and is a candidate")
    @APIResponse(responseCode = "200", description = "It is there already")
    @APIResponse(responseCode = "409", description = "The version has another package")
    @APIResponse(responseCode = "413", description = "It is larger than allowed")
    @APIResponse(responseCode = "422", description = "It is no package as it should be; nothing was stored")
    public Response put(@PathParam("sha256") String sha256, InputStream body) throws IOException {
        String digest = Refusal.digest(sha256);
        schema.ensure();
        boolean isNew = uploads.take(digest, body, request.getUserPrincipal().getName(), request.getRemoteAddr());
        return Response.status(isNew ? 201 : 200)
                .entity(ShownVersion.of(book.find(digest).orElseThrow()))
                .build();
    }
}
