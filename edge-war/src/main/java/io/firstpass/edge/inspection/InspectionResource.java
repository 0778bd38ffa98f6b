package io.firstpass.edge.inspection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firstpass.contract.Inspection;
import io.firstpass.edge.live.RecentInspections;
import io.firstpass.edge.outbox.InspectionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes frames and tells what became of them. */
@Path("/inspections")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "inspections")
public class InspectionResource {
    @Inject
    private Intake intake;

    @Inject
    private InspectionStore store;

    @Inject
    private RecentInspections recent;

    @Inject
    private Frames frames;

    @Inject
    private InspectorSettings settings;

    @POST
    @Consumes({"image/jpeg", "image/png"})
    @Operation(
            summary = "Inspect one frame",
            description =
                    "The verdict is recorded before the answer leaves. `HOLD` waits for a ruling until `holdUntil`;"
                            + " then the site's fail-safe verdict stands, and a ruling that comes later revises it."
                            + " Where the edge's disk is full, the line goes on"
                            + " all the same: then the header `Firstpass-Recorded: false` says that nothing was recorded and"
                            + " that no ruling will come, and the verdict is `PASS` or `FAIL`.")
    @APIResponse(
            responseCode = "200",
            description = "the inspection",
            headers =
                    @Header(
                            name = Answered.RECORDED,
                            description = "`false` where the disk is full and nothing was recorded; absent otherwise",
                            schema = @Schema(type = SchemaType.BOOLEAN)),
            content =
                    @Content(
                            schema = @Schema(implementation = Inspection.class),
                            examples = @ExampleObject(name = "held", value = Examples.INSPECTION)))
    @APIResponse(
            responseCode = "422",
            description =
                    "not an image, a truncated or damaged one, or an Idempotency-Key that was used for another frame,"
                            + " serial or station: nothing was stored",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            examples = @ExampleObject(name = "truncated", value = Examples.PROBLEM)))
    @APIResponse(
            responseCode = "503",
            description = "full queue, no memory, missed deadline, no model or failed store; see Retry-After")
    public Response inspect(InputStream body, @BeanParam Asked asked) throws IOException {
        return answer(intake.take(body.readAllBytes(), asked));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "Inspect one frame from a form", description = "The frame is the part named `frame`.")
    @APIResponse(
            responseCode = "200",
            description = "the inspection, with the same header as for a frame by itself",
            content = @Content(schema = @Schema(implementation = Inspection.class)))
    public Response inspect(List<EntityPart> parts, @BeanParam Asked asked) throws IOException {
        EntityPart frame = parts.stream()
                .filter(part -> "frame".equals(part.getName()))
                .findFirst()
                .orElseThrow(() -> new Refusal(ProblemType.MISSING_PART));
        try (InputStream content = frame.getContent()) {
            var limited = new LimitedStream(content, settings.limits().maxBytes());
            return answer(intake.take(limited.readAllBytes(), asked));
        }
    }

    private static Response answer(Answered answered) {
        return answered.as(answered.inspection());
    }

    @GET
    @Operation(
            summary = "All inspections of one unit, or the last ones",
            description =
                    "With `serial`, all of that unit, oldest first; else the last `limit` since the start, newest first.")
    public Object list(@QueryParam("serial") String serial, @QueryParam("limit") @DefaultValue("50") String limit) {
        if (serial == null) return recent.last(Parameters.whole("limit", limit, 1, RecentInspections.CAPACITY));
        return store.findBySerial(settings.place().serial(serial)).stream()
                .map(InspectionHistory::of)
                .toList();
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "One inspection with its rulings and verdict history",
            description = "`history` says who answered what, in the order in which it held: `EDGE` and `DEADLINE` a"
                    + " `verdict`, `MODEL` and `REVIEWER` an `outcome`. `currentVerdict` is what holds now.")
    public ObjectNode get(@PathParam("id") String id) {
        return store.find(Parameters.id(id))
                .map(InspectionHistory::of)
                .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
    }

    @GET
    @Path("/{id}/frame")
    @Produces({"image/jpeg", "image/png"})
    @Operation(
            summary = "The frame, while the edge has it in memory; annotated on request",
            description =
                    "The edge keeps its last frames in memory. What it keeps on its disk to be sent on is encrypted"
                            + " to the cloud, and the edge itself cannot read it back.")
    @APIResponse(
            responseCode = "200",
            description = "the frame",
            content = {@Content(mediaType = "image/jpeg"), @Content(mediaType = "image/png")})
    @APIResponse(
            responseCode = "204",
            description = "with absent=204: the inspection is known, its frame has left the memory")
    @APIResponse(
            responseCode = "404",
            description = "there is no such inspection, or its frame has left the memory",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Response frame(
            @PathParam("id") String id,
            @QueryParam("annotated") boolean annotated,
            @Parameter(
                            description = "the status where the frame is gone; pages ask for 204, for browsers report"
                                    + " every picture with a 404 as an error",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"404", "204"}))
                    @QueryParam("absent")
                    @DefaultValue("404")
                    String absent) {
        UUID inspection = Parameters.id(id);
        Absent gone = Parameters.absent(absent);
        return annotated ? frames.annotated(inspection, gone) : frames.plain(inspection, gone);
    }
}
