package io.firstpass.contract;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The event that asks the cloud for a second look. {@code inclusionProbability} is the probability with which an audit frame was drawn, null for every other reason; {@code epoch} and {@code sequence} number the entries of one edge. */
public record EscalatedFrame(
        UUID inspectionId,
        String serial,
        String site,
        String line,
        String station,
        String edge,
        String epoch,
        long sequence,
        Instant capturedAt,
        Verdict verdict,
        Reason reason,
        int priority,
        Double inclusionProbability,
        List<Detection> detections,
        ModelRef model,
        FrameReference frame) {
    public EscalatedFrame {
        Required.present("inspectionId", inspectionId);
        Required.present("serial", serial);
        Required.present("site", site);
        Required.present("line", line);
        Required.present("station", station);
        Required.present("edge", edge);
        Required.present("epoch", epoch);
        Required.notNegative("sequence", sequence);
        Required.present("capturedAt", capturedAt);
        Required.present("verdict", verdict);
        Required.present("reason", reason);
        Required.priority("priority", priority);
        inclusion(reason, inclusionProbability);
        detections = Required.list("detections", detections);
        Required.present("model", model);
        Required.present("frame", frame);
    }

    /** Estimates divide by the probability, so zero is refused, and so is one on a frame that was not drawn. */
    private static void inclusion(Reason reason, Double probability) {
        String field = "inclusionProbability";
        if (reason == Reason.AUDIT) {
            Required.probability(field, Required.present(field, probability));
            if (probability == 0) throw new InvalidMessage(field, "needs to be above 0");
        } else if (probability != null) {
            throw new InvalidMessage(field, "belongs to audit frames only");
        }
    }
}
