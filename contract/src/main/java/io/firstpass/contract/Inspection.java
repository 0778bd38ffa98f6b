package io.firstpass.contract;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One frame of one unit through the edge model. {@code escalation} and {@code holdUntil} are null where nothing was sent on or held; {@code traceId} is null where tracing is off. */
public record Inspection(
        UUID id,
        String serial,
        String site,
        String line,
        String station,
        Instant capturedAt,
        Verdict verdict,
        List<Detection> detections,
        ModelRef model,
        Escalation escalation,
        Instant holdUntil,
        Timings timings,
        String traceId) {
    public Inspection {
        Required.present("id", id);
        Required.present("serial", serial);
        Required.present("site", site);
        Required.present("line", line);
        Required.present("station", station);
        Required.present("capturedAt", capturedAt);
        Required.present("verdict", verdict);
        detections = Required.list("detections", detections);
        Required.present("model", model);
        Required.present("timings", timings);
    }
}
