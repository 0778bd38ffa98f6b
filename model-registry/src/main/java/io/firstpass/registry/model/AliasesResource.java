package io.firstpass.registry.model;

import io.firstpass.contract.Required;
import io.firstpass.registry.database.Schema;
import io.firstpass.registry.rest.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A model's aliases. */
@Path("/models/{name}/aliases")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "models")
public class AliasesResource {
    @Inject
    Schema schema;

    @Inject
    Aliases aliases;

    @Context
    HttpServletRequest request;

    @GET
    @RolesAllowed({"ml-engineer", "security", "quality", "auditor", "pipeline", "operator", "scanner"})
    @Operation(summary = "A model's aliases, each with the digest of the version that it points to")
    @APIResponse(responseCode = "200", description = "The aliases by name")
    public AliasesOf aliases(@PathParam("name") String name) {
        schema.ensure();
        return new AliasesOf(name, aliases.of(name));
    }

    @PUT
    @Path("/{alias}")
    @RolesAllowed({"ml-engineer", "operator"})
    @Operation(summary = "Makes an alias point to a version of its model")
    @APIResponse(responseCode = "200", description = "The model's aliases")
    @APIResponse(responseCode = "409", description = "The alias is not for people to move")
    @APIResponse(responseCode = "422", description = "The digest is no version of this model")
    public AliasesOf point(@PathParam("name") String name, @PathParam("alias") String alias, Target target) {
        if (alias.equals(Aliases.PRODUCTION)) throw new Refusal(409, "alias-reserved", alias);
        if (!alias.matches("[a-z0-9][a-z0-9.-]{0,63}"))
            throw new Refusal(400, "invalid-parameter", "alias", "1 .. 64 x a-z, 0-9, dot, dash", alias);
        schema.ensure();
        aliases.point(name, alias, target.digest(), request.getUserPrincipal().getName(), request.getRemoteAddr());
        return aliases(name);
    }

    /** Where an alias is to point. */
    public record Target(String digest) {
        public Target {
            Required.digest("digest", digest);
        }
    }

    /** A model's aliases. */
    public record AliasesOf(String name, SortedMap<String, String> aliases) {}
}
