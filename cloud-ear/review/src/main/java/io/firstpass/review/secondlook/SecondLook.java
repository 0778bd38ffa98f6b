package io.firstpass.review.secondlook;

import io.firstpass.contract.DecidedBy;
import io.firstpass.contract.EscalatedFrame;
import io.firstpass.contract.Outcome;
import io.firstpass.contract.Ruling;
import io.firstpass.vision.detection.Certainty;
import java.time.Clock;

/** Turns what the larger model saw into the first revision of a ruling. Where the model doubts too, a person decides. */
record SecondLook(String policyVersion, Clock clock) {

    Ruling rule(EscalatedFrame frame, Examination seen) {
        return new Ruling(
                frame.inspectionId(),
                frame.serial(),
                frame.site(),
                outcome(seen.certainty()),
                1,
                DecidedBy.MODEL,
                seen.detections(),
                seen.model(),
                policyVersion,
                clock.instant());
    }

    private static Outcome outcome(Certainty certainty) {
        return switch (certainty) {
            case DEFECT -> Outcome.CONFIRMED_DEFECT;
            case CLEAN -> Outcome.NO_DEFECT;
            case DOUBT -> Outcome.UNSETTLED;
        };
    }
}
