package io.firstpass.edge.outbox;

import io.firstpass.contract.Inspection;
import io.firstpass.contract.Reason;

/** Where entries of one sort wait; each shelf has its own age and its own room. */
enum Shelf {
    /** Frames that wait for a second look. */
    ESCALATIONS,
    /** Frames drawn at random: dropping one for another's sake would bias the escape rate. */
    AUDITS,
    /** What has no frame: metadata of inspections, and lapses. */
    INSPECTIONS;

    static Shelf ofFrame(Inspection inspection) {
        return inspection.escalation().reason() == Reason.AUDIT ? AUDITS : ESCALATIONS;
    }
}
