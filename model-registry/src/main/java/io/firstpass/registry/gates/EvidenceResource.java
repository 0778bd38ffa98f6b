package io.firstpass.registry.gates;

import io.firstpass.registry.database.Schema;
import io.firstpass.registry.evidence.Evidence;
import io.firstpass.registry.evidence.Verdict;
import io.firstpass.registry.model.VersionBook;
import io.firstpass.registry.rest.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where a version shows its gates what they ask for. */
@Path("/versions/{sha256}/evidence")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "evidence")
public class EvidenceResource {
    private static final int MOST_BYTES = 32 << 20;

    @Inject
    Schema schema;

    @Inject
    VersionBook versions;

    @Inject
    EvidenceBook book;

    @Inject
    SignatureGate signature;

    @Inject
    WeightsGate weights;

    @Inject
    ImageGate image;

    @Inject
    Instance<BenchmarkRequests> benchmarks;

    @Context
    HttpServletRequest request;

    @POST
    @Path("/signature")
    @RolesAllowed({"ml-engineer", "pipeline"})
    @Operation(summary = "Hands in the builder's Sigstore bundle (v0.3) over the package")
    @APIResponse(responseCode = "201", description = "A pinned key vouches for the package; the evidence")
    @APIResponse(responseCode = "422", description = "It proves nothing, and why; that is entered as evidence too")
    public Response signature(@PathParam("sha256") String sha256, InputStream bundle) throws IOException {
        String digest = digest(sha256);
        return answer(signature.check(digest, bytes(bundle), actor(), from()));
    }

    @POST
    @Path("/weights")
    @RolesAllowed({"ml-engineer", "pipeline"})
    @Operation(summary = "Looks into the stored package's weights again")
    @APIResponse(responseCode = "201", description = "Nothing that does not belong there was found; the evidence")
    @APIResponse(responseCode = "422", description = "Something was found; that is entered as evidence too")
    public Response weights(@PathParam("sha256") String sha256) throws IOException {
        return answer(weights.scan(digest(sha256), actor(), from()));
    }

    @POST
    @Path("/image")
    @RolesAllowed("scanner")
    @Operation(
            summary = "Hands in a scanner's report on the serving image: Trivy's JSON or CycloneDX;"
                    + " never by whoever submitted the version")
    @APIResponse(responseCode = "201", description = "The report keeps the policy's bounds; the evidence")
    @APIResponse(responseCode = "403", description = "The caller is no scanner, or submitted the version himself")
    @APIResponse(
            responseCode = "422",
            description = "It is no report; or it breaks a bound, which is entered as evidence too")
    public Response image(
            @PathParam("sha256") String sha256, @QueryParam("image") @DefaultValue("") String image, InputStream report)
            throws IOException {
        String digest = digest(sha256);
        if (versions.look(digest).orElseThrow().submitter().equals(actor()))
            throw new Refusal(403, "scan-submitter", actor());
        if (!image.matches("sha256:[0-9a-f]{64}"))
            throw new Refusal(400, "invalid-parameter", "image", "sha256: and 64 x 0-9, a-f", image);
        return answer(this.image.check(digest, image, bytes(report), actor(), from()));
    }

    @POST
    @Path("/benchmark")
    @RolesAllowed({"ml-engineer", "pipeline"})
    @Operation(summary = "Asks for a benchmark on the registry's golden set; its evidence comes when it was run")
    @APIResponse(responseCode = "202", description = "It waits its turn")
    @APIResponse(
            responseCode = "409",
            description = "The model has no golden set, or the version's own submitter put it in force")
    public Response benchmark(@PathParam("sha256") String sha256) {
        String digest = digest(sha256);
        if (benchmarks.isUnsatisfied()) throw new Refusal(503, "no-benchmarks");
        return Response.accepted(benchmarks.get().request(digest, actor(), from()))
                .build();
    }

    @GET
    @Path("/{id}/document")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({"ml-engineer", "pipeline", "security", "quality", "auditor", "operator", "scanner"})
    @Operation(summary = "What the evidence was found in: the bundle, the report, the measurements")
    @APIResponse(responseCode = "200", description = "The document as it was handed in; empty where there was none")
    public byte[] document(@PathParam("sha256") String sha256, @PathParam("id") String id) {
        String digest = digest(sha256);
        return book.find(uuid(id))
                .filter(stored -> stored.evidence().digest().equals(digest))
                .map(StoredEvidence::document)
                .orElseThrow(() -> new Refusal(404, "not-found", id));
    }

    private String digest(String sha256) {
        String digest = Refusal.digest(sha256);
        schema.ensure();
        versions.look(digest).orElseThrow(() -> new Refusal(404, "not-found", digest));
        return digest;
    }

    private Response answer(UUID id) {
        StoredEvidence stored = book.find(id).orElseThrow();
        Evidence evidence = stored.evidence();
        if (evidence.verdict() == Verdict.REFUSED)
            throw new Refusal(
                    422, "gate-refused", evidence.gate().name(), String.join("; ", evidence.reasons()), id.toString());
        return Response.status(201).entity(ShownEvidence.of(stored)).build();
    }

    private static byte[] bytes(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) throw new Refusal(413, "body-too-large", MOST_BYTES);
        return bytes;
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "invalid-parameter", "id", "a UUID", text);
        }
    }

    private String actor() {
        return request.getUserPrincipal().getName();
    }

    private String from() {
        return request.getRemoteAddr();
    }
}
