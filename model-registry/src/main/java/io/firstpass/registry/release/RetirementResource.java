package io.firstpass.registry.release;

import io.firstpass.registry.database.Schema;
import io.firstpass.registry.model.ShownVersion;
import io.firstpass.registry.model.VersionBook;
import io.firstpass.registry.rest.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The end of a version that is not needed any more. */
@Path("/versions/{sha256}/retirement")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "models")
public class RetirementResource {
    @Inject
    Schema schema;

    @Inject
    Withdrawals withdrawals;

    @Inject
    VersionBook versions;

    @Context
    HttpServletRequest request;

    @POST
    @RolesAllowed({"ml-engineer", "operator"})
    @Operation(summary = "Retires a version: it is not released any more, and no fall-back brings it back")
    @APIResponse(responseCode = "200", description = "It is retired")
    @APIResponse(responseCode = "404", description = "No package of this digest was submitted")
    @APIResponse(responseCode = "409", description = "It runs somewhere, or is revoked")
    public ShownVersion retire(@PathParam("sha256") String sha256, ReasonRequest body) {
        String digest = Refusal.digest(sha256);
        schema.ensure();
        withdrawals.retire(
                digest,
                ReleasesResource.given(body).reason(),
                request.getUserPrincipal().getName(),
                request.getRemoteAddr());
        return versions.look(digest).orElseThrow();
    }
}
