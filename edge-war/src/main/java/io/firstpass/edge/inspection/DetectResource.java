package io.firstpass.edge.inspection;

import io.firstpass.contract.Detection;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The widespread form of the call: a picture in base64 in, what is on it out. It is an inspection like any other. */
@Path("/detect")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "detect")
public class DetectResource {
    /** What was found, and the inspection that it can be looked up by. */
    public record Detected(List<Detection> results, Verdict verdict, UUID id) {}

    @Inject
    private Intake intake;

    @POST
    @Operation(
            summary = "Detect defects on a base64 picture",
            description =
                    "The same at `/detect`. `serial` and `station` may be given too; else the serial is made of the"
                            + " picture's digest, and the station is the edge's first.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "picture", value = "{\"image\": \"/9j/4AAQSkZJRg==\"}")))
    @APIResponse(
            responseCode = "200",
            description = "what was found, and the inspection",
            content =
                    @Content(
                            schema = @Schema(implementation = Detected.class),
                            examples = @ExampleObject(name = "failed", value = Examples.DETECTED)))
    public Response detect(InputStream body, @HeaderParam("traceparent") String traceparent) throws IOException {
        DetectRequest request = DetectRequest.read(body);
        Answered answered = intake.take(request.image(), request.serial(), request.station(), traceparent);
        Inspection inspection = answered.inspection();
        return answered.as(new Detected(inspection.detections(), inspection.verdict(), inspection.id()));
    }
}
