package io.firstpass.registry.approval;

import io.firstpass.registry.approval.Answer.Entered;
import io.firstpass.registry.approval.Answer.Refused;
import io.firstpass.registry.approval.Answer.Repeated;
import io.firstpass.registry.database.Schema;
import io.firstpass.registry.gates.EvidenceBook;
import io.firstpass.registry.gates.ShownEvidence;
import io.firstpass.registry.model.ShownVersion;
import io.firstpass.registry.model.VersionBook;
import io.firstpass.registry.rest.ProblemTexts;
import io.firstpass.registry.rest.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A version with its evidence and decisions, and where officers decide. */
@Path("/versions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "versions")
public class VersionsResource {
    @Inject
    Schema schema;

    @Inject
    VersionBook versions;

    @Inject
    EvidenceBook evidence;

    @Inject
    ApprovalBook book;

    @Inject
    Inbox inbox;

    @Context
    HttpServletRequest request;

    @Context
    HttpHeaders headers;

    @GET
    @RolesAllowed({"ml-engineer", "security", "quality", "auditor", "pipeline", "operator", "scanner"})
    @Operation(summary = "The versions that wait for the caller's decision, with the roles in which they do")
    @APIResponse(responseCode = "200", description = "A page; next is the cursor of the next one, null at the end")
    public WaitingPage waiting(
            @QueryParam("waiting") @DefaultValue("") String waiting,
            @QueryParam("after") @DefaultValue("0") String after,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        if (!waiting.equals("true")) throw new Refusal(400, "invalid-parameter", "waiting", "true", waiting);
        int size = Refusal.limit(limit);
        schema.ensure();
        List<Waiting> page = inbox.waitingFor(actor(), Callers.roles(request), Refusal.number("after", after), size);
        String next = page.size() < size
                ? null
                : Long.toString(page.get(size - 1).version().number());
        return new WaitingPage(page.stream().map(ShownWaiting::of).toList(), next);
    }

    @GET
    @Path("/{sha256}")
    @RolesAllowed({"ml-engineer", "security", "quality", "auditor", "pipeline", "operator", "scanner"})
    @Operation(summary = "One version: its state, its evidence, who decided what, and what it lacks to be released")
    @APIResponse(responseCode = "200", description = "The version")
    @APIResponse(responseCode = "404", description = "No package of this digest was submitted")
    public ShownDossier version(@PathParam("sha256") String sha256) {
        String digest = Refusal.digest(sha256);
        schema.ensure();
        ShownVersion version = versions.look(digest).orElseThrow(() -> new Refusal(404, "not-found", digest));
        return new ShownDossier(
                version,
                evidence.evidenceSet(digest),
                evidence.of(digest).stream().map(ShownEvidence::of).toList(),
                book.of(digest).stream().map(ShownApproval::of).toList(),
                ShownMissing.of(book.missing(digest), ProblemTexts.in(headers.getAcceptableLanguages())));
    }

    @POST
    @Path("/{sha256}/approvals")
    @Operation(summary = "Decides on a version for a role of one's own, or for one that was delegated")
    @APIResponse(responseCode = "201", description = "It counts; what the person said before is replaced")
    @APIResponse(responseCode = "200", description = "The same was said before, and counts")
    @APIResponse(responseCode = "403", description = "This person may not, and why")
    @APIResponse(responseCode = "409", description = "Not now, and why: the evidence changed, gates are open, ...")
    public Response decide(@PathParam("sha256") String sha256, Decided said) {
        String digest = Refusal.digest(sha256);
        schema.ensure();
        var wish = new Wish(
                actor(),
                Callers.roles(request),
                Callers.role(said.role()),
                said.decision(),
                said.reason(),
                said.evidenceSeen(),
                Instant.now());
        Answer answer = book.decide(digest, wish, request.getRemoteAddr());
        if (answer instanceof Entered entered) return answer(201, entered.approval());
        if (answer instanceof Repeated repeated) return answer(200, repeated.approval());
        throw Callers.refusal((Refused) answer);
    }

    private static Response answer(int status, Approval approval) {
        return Response.status(status).entity(ShownApproval.of(approval)).build();
    }

    private String actor() {
        return request.getUserPrincipal().getName();
    }

    /** A page of what waits. */
    public record WaitingPage(List<ShownWaiting> versions, String next) {}
}
