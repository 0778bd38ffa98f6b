package io.firstpass.registry.approval;

import io.firstpass.registry.database.Schema;
import io.firstpass.registry.rest.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where officers let others act for them while they are away. */
@Path("/delegations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "delegations")
public class DelegationsResource {
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
        Instant latest = Delegation.latestEnd(now);
        if (!said.until().isAfter(now) || said.until().isAfter(latest))
            throw new Refusal(
                    400,
                    "invalid-parameter",
                    "until",
                    now + " .. " + latest,
                    said.until().toString());
        schema.ensure();
        var delegation = new Delegation(giver, said.to(), role, said.until());
        return Response.status(201)
                .entity(delegations.give(delegation, now, request.getRemoteAddr()))
                .build();
    }

    @GET
    @RolesAllowed({"ml-engineer", "security", "quality", "auditor", "pipeline", "operator", "scanner"})
    @Operation(
            summary =
                    "The delegations in force: of the caller's own roles, those that he gave, and those that let him act")
    @APIResponse(responseCode = "200", description = "All of them, the oldest first")
    public InForce inForce() {
        schema.ensure();
        return new InForce(delegations.of(request.getUserPrincipal().getName(), Callers.roles(request), Instant.now()));
    }

    @DELETE
    @Path("/{number}")
    @Operation(summary = "Withdraws a delegation, by its giver or whoever has its role; what was decided stays decided")
    @APIResponse(responseCode = "204", description = "Nobody acts by it any more")
    @APIResponse(responseCode = "404", description = "There is none in force that the caller gave or whose role he has")
    public Response withdraw(@PathParam("number") String number) {
        long known = Refusal.number("number", number);
        schema.ensure();
        String person = request.getUserPrincipal().getName();
        if (!delegations.withdraw(known, person, Callers.roles(request), Instant.now(), request.getRemoteAddr()))
            throw new Refusal(404, "not-found", "delegation " + known);
        return Response.noContent().build();
    }

    /** What is in force. */
    public record InForce(List<ShownDelegation> delegations) {}
}
