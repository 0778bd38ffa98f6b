package io.firstpass.edge.inspection;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a call says beside its frame, as text and unchecked. */
public final class Asked {
    @QueryParam("serial")
    @Parameter(description = "the unit's serial", required = true, example = "B-000123")
    String serial;

    @QueryParam("station")
    @Parameter(description = "may be left out where the edge serves one station only", example = "1")
    String station;

    @QueryParam("waitMs")
    @Parameter(description = "how long to wait for the verdict, 1 to 60000 ms; the takt if left out", example = "2000")
    String waitMs;

    @QueryParam("minConfidence")
    @Parameter(description = "lists weaker detections too; changes neither verdict nor escalation", example = "0.05")
    String minConfidence;

    @HeaderParam("Idempotency-Key")
    @Parameter(description = "a frame sent again under the same key is answered with the first inspection")
    String idempotencyKey;

    @HeaderParam("traceparent")
    @Parameter(description = "W3C trace context")
    String traceparent;

    String serial() {
        return serial;
    }

    String station() {
        return station;
    }

    String waitMs() {
        return waitMs;
    }

    String minConfidence() {
        return minConfidence;
    }

    String idempotencyKey() {
        return idempotencyKey;
    }

    String traceparent() {
        return traceparent;
    }
}
