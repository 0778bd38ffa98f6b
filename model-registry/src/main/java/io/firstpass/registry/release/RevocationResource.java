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

/** The end of a version that must not run anywhere any more. */
@Path("/versions/{sha256}/revocation")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "models")
public class RevocationResource {
    @Inject
    Schema schema;

    @Inject
    Withdrawals withdrawals;

    @Inject
    VersionBook versions;

    @Context
    HttpServletRequest request;

    @POST
    @RolesAllowed({"security", "quality"})
    @Operation(
            summary = "Revokes a version for good",
            description = "It is on the next list of revocations, and every channel falls back at once to what ran"
                    + " before, whatever its windows. There is no way back.")
    @APIResponse(responseCode = "200", description = "It is revoked")
    @APIResponse(responseCode = "404", description = "No package of this digest was submitted")
    public ShownVersion revoke(@PathParam("sha256") String sha256, ReasonRequest body) {
        String digest = Refusal.digest(sha256);
        schema.ensure();
        withdrawals.revoke(
                digest,
                ReleasesResource.given(body).reason(),
                request.getUserPrincipal().getName(),
                request.getRemoteAddr());
        return versions.look(digest).orElseThrow();
    }
}
