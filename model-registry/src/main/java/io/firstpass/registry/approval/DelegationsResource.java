package io.firstpass.registry.approval;

import io.firstpass.registry.database.Schema;
import io.firstpass.registry.rest.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where officers let others act for them while they are away. */
@Path("/delegations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "delegations")
public class DelegationsResource {
    private static final Duration LONGEST = Duration.ofDays(366);

    @Inject
    Schema schema;

    @Inject
    Delegations delegations;

    @Context
    HttpServletRequest request;

    @POST
    @RolesAllowed({"security", "quality"})
    @Operation(summary = "Lets another person act for the caller in one of his roles, until a time")
    @APIResponse(responseCode = "201", description = "He may from now on; he cannot pass it on")
    public Response give(Delegated said) {
        Role role = Callers.role(said.role());
        if (!request.isUserInRole(role.slug())) throw new Refusal(403, "role-needed", role.slug());
        String giver = request.getUserPrincipal().getName();
        if (said.to().isBlank() || said.to().equals(giver))
            throw new Refusal(400, "invalid-parameter", "to", "another person's account", said.to());
        Instant now = Instant.now();
        if (!said.until().isAfter(now) || said.until().isAfter(now.plus(LONGEST)))
            throw new Refusal(
                    400,
                    "invalid-parameter",
                    "until",
                    now + " .. " + now.plus(LONGEST),
                    said.until().toString());
        schema.ensure();
        var delegation = new Delegation(giver, said.to(), role, said.until());
        delegations.give(delegation, now, request.getRemoteAddr());
        return Response.status(201).entity(delegation).build();
    }
}
