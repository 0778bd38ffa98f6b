package io.firstpass.registry.log;

import io.firstpass.audit.AuditCursor;
import io.firstpass.audit.AuditEvent;
import io.firstpass.audit.AuditQuery;
import io.firstpass.registry.rest.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit log for those who may read it; docs/audit.md says what it proves. */
@Path("/audit")
@RequestScoped
@Tag(name = "audit")
public class AuditResource {
    static final String LINES = "application/x-ndjson";
    private static final String PEM = "application/x-pem-file";

    @Inject
    AuditTrail trail;

    @Context
    HttpServletRequest request;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"auditor", "security", "quality"})
    @Operation(summary = "Events, newest first; what is left out restricts nothing")
    @APIResponse(responseCode = "200", description = "A page; next is the cursor of the next one, null at the end")
    public EventPage find(
            @Parameter(description = "such as a package's digest") @QueryParam("subject") String subject,
            @QueryParam("actor") String actor,
            @Parameter(description = "such as approval.give") @QueryParam("action") String action,
            @Parameter(description = "from this moment on, as 2026-11-24T08:00:00Z") @QueryParam("since") String since,
            @Parameter(description = "before this moment") @QueryParam("until") String until,
            @Parameter(description = "the cursor that the page before gave") @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        var query = new AuditQuery(
                null,
                asked(subject, "subject"),
                asked(actor, "actor"),
                asked(action, "action"),
                instant(since, "since"),
                instant(until, "until"),
                cursor(after),
                Refusal.limit(limit));
        var page = trail.search().find(query);
        return new EventPage(
                page.entries().stream().map(ShownEvent::of).toList(),
                page.next().map(AuditCursor::toString).orElse(null));
    }

    @GET
    @Path("/export")
    @Produces(LINES)
    @RolesAllowed("auditor")
    @Operation(summary = "The whole log as JSON lines, for the verifier")
    @APIResponse(
            responseCode = "200",
            description = "Events and checkpoints; without a last line of type end it was cut short and proves nothing")
    public Response export() {
        String actor = request.getUserPrincipal().getName();
        trail.record(new AuditEvent(
                Deeds.STREAM, Instant.now(), actor, "audit.export", "audit log", null, null, request.getRemoteAddr()));
        var export = trail.export();
        return Response.ok((StreamingOutput) export::write, LINES)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.jsonl\"")
                .build();
    }

    @GET
    @Path("/key")
    @Produces(PEM)
    @RolesAllowed({"auditor", "security", "quality"})
    @Operation(summary = "The public keys that checkpoints are signed with; keep a copy, do not ask each time")
    @APIResponse(responseCode = "200", description = "The key of now and then those of before, as PEM")
    public String key() {
        return trail.keys().publicPem();
    }

    private static String asked(String text, String parameter) {
        if (text == null || text.isEmpty()) return null;
        if (text.indexOf('\0') >= 0) throw new Refusal(400, "invalid-parameter", parameter, "a text", "\\0");
        return text;
    }

    /** In the years that everybody can write and PostgreSQL can hold. */
    private static Instant instant(String text, String parameter) {
        if (text == null || text.isEmpty()) return null;
        try {
            if (text.matches("\\d{4}-.*")) return Instant.parse(text);
        } catch (DateTimeException e) {
            // told below
        }
        throw new Refusal(400, "invalid-parameter", parameter, "2026-11-24T08:00:00Z", text);
    }

    private static AuditCursor cursor(String text) {
        try {
            if (text == null || text.isEmpty()) return null;
            if (text.matches("\\d{4}-[^\0]*")) return AuditCursor.parse(text);
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new Refusal(400, "invalid-parameter", "after", "the cursor of the page before", text);
    }

    /** A page of events. */
    public record EventPage(List<ShownEvent> events, String next) {}
}
