package io.firstpass.contract;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The cloud's answer for one inspection. {@code revision} counts from 1; a later one replaces an earlier one, never silently. {@code model} is null where a reviewer decided. */
public record Ruling(
        UUID inspectionId,
        String serial,
        String site,
        Outcome outcome,
        int revision,
        DecidedBy decidedBy,
        List<Detection> detections,
        ModelRef model,
        String policyVersion,
        Instant decidedAt) {
    public Ruling {
        Required.present("inspectionId", inspectionId);
        Required.present("serial", serial);
        Required.present("site", site);
        Required.present("outcome", outcome);
        if (revision < 1) throw new InvalidMessage("revision", "needs to be at least 1, is " + revision);
        Required.present("decidedBy", decidedBy);
        detections = Required.list("detections", detections);
        if (decidedBy == DecidedBy.MODEL) Required.present("model", model);
        Required.present("policyVersion", policyVersion);
        Required.present("decidedAt", decidedAt);
    }
}
