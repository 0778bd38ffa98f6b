package io.firstpass.registry.model;

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
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The way in for packages, and out. */
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

    @Inject
    PackageStore store;

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

    @GET
    @Path("/{sha256}")
    @Produces("application/zip")
    @RolesAllowed({"ml-engineer", "pipeline", "security", "quality", "auditor", "operator", "scanner", "edge"})
    @Operation(summary = "A package as it was submitted; a Range header resumes a download that was cut short")
    @APIResponse(responseCode = "200", description = "The whole zip")
    @APIResponse(responseCode = "206", description = "The part that was asked for")
    @APIResponse(responseCode = "404", description = "No package of this digest was submitted")
    @APIResponse(responseCode = "416", description = "The package ends before that part")
    public Response get(@PathParam("sha256") String sha256) {
        String digest = Refusal.digest(sha256);
        schema.ensure();
        long size = book.look(digest)
                .orElseThrow(() -> new Refusal(404, "not-found", digest))
                .bytes();
        String tag = "\"" + digest + "\"";
        String onlyIf = request.getHeader("If-Range");
        String header = onlyIf == null || onlyIf.equals(tag) ? request.getHeader("Range") : null;
        Optional<ByteRange> asked = ByteRange.asked(header, size);
        if (asked.isPresent() && !asked.get().isIn(size))
            return Response.status(416)
                    .header("Content-Range", "bytes */" + size)
                    .build();
        ByteRange part = asked.orElse(new ByteRange(0, size - 1));
        var answer = Response.status(asked.isPresent() ? 206 : 200)
                .entity(store.read(digest, part.first(), part.last()))
                .header("Content-Length", part.length())
                .header("Accept-Ranges", "bytes")
                .header("ETag", tag);
        if (asked.isPresent()) answer.header("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + size);
        return answer.build();
    }

    @GET
    @Path("/{sha256}/signature")
    @RolesAllowed({"ml-engineer", "pipeline", "security", "quality", "auditor", "operator", "scanner", "edge"})
    @Operation(summary = "The builder's Sigstore bundle over the package")
    @APIResponse(responseCode = "200", description = "The bundle")
    @APIResponse(responseCode = "404", description = "There is none that was verified")
    public byte[] signature(@PathParam("sha256") String sha256) {
        String digest = Refusal.digest(sha256);
        return store.findBundle(digest).orElseThrow(() -> new Refusal(404, "not-found", digest));
    }
}
