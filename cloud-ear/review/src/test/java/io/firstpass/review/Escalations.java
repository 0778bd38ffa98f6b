package io.firstpass.review;

import io.firstpass.contract.DecidedBy;
import io.firstpass.contract.EscalatedFrame;
import io.firstpass.contract.FrameReference;
import io.firstpass.contract.ModelRef;
import io.firstpass.contract.Outcome;
import io.firstpass.contract.Reason;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Escalations, and rulings on them, for tests. */
public final class Escalations {
    public static final ModelRef EDGE_MODEL = new ModelRef("edge", "1.0.0", "a".repeat(64));
    public static final ModelRef CLOUD_MODEL = new ModelRef("cloud", "1.0.0", "b".repeat(64));

    private Escalations() {}

    public static EscalatedFrame withPriority(int priority) {
        return escalation("north", priority, frame("c".repeat(64), 3, "none"));
    }

    public static EscalatedFrame fromSite(String site) {
        return escalation(site, 5, frame("c".repeat(64), 3, "none"));
    }

    /** A frame that was drawn at random, and what its edge said of it. */
    public static EscalatedFrame audit(String site, Verdict verdict) {
        EscalatedFrame drawn = fromSite(site);
        return new EscalatedFrame(
                drawn.inspectionId(),
                drawn.serial(),
                site,
                drawn.line(),
                drawn.station(),
                drawn.edge(),
                drawn.epoch(),
                drawn.sequence(),
                drawn.capturedAt(),
                verdict,
                Reason.AUDIT,
                drawn.priority(),
                0.01,
                drawn.detections(),
                drawn.model(),
                drawn.frame());
    }

    /** What the second look says of this one. */
    public static Ruling ruled(EscalatedFrame frame, Outcome outcome) {
        return ruling(frame.inspectionId(), frame.site(), outcome, Instant.parse("2026-01-31T08:00:02Z"));
    }

    public static EscalatedFrame of(FrameReference frame) {
        return escalation("north", 5, frame);
    }

    public static FrameReference frame(String sha256, long bytes, String cipher) {
        return new FrameReference("frames", "frames/north/2026/01/31/" + sha256, sha256, bytes, "image/jpeg", cipher);
    }

    private static EscalatedFrame escalation(String site, int priority, FrameReference frame) {
        return new EscalatedFrame(
                UUID.randomUUID(),
                "SN-1",
                site,
                "1",
                "1",
                "edge-1",
                "epoch-1",
                1,
                Instant.parse("2026-01-31T08:00:00Z"),
                Verdict.HOLD,
                Reason.DOUBT,
                priority,
                null,
                List.of(),
                EDGE_MODEL,
                frame);
    }

    /** What the second look says of this one: a person is to decide. */
    public static Ruling unsettled(EscalatedFrame frame) {
        return ruling(frame.inspectionId(), frame.site(), Outcome.UNSETTLED, Instant.parse("2026-01-31T08:00:02Z"));
    }

    /** That an inspection of its own shows no defect. */
    public static Ruling cleared(String site, Instant decidedAt) {
        return ruling(UUID.randomUUID(), site, Outcome.NO_DEFECT, decidedAt);
    }

    private static Ruling ruling(UUID inspection, String site, Outcome outcome, Instant decidedAt) {
        return new Ruling(
                inspection, "SN-1", site, outcome, 1, DecidedBy.MODEL, List.of(), CLOUD_MODEL, "1", decidedAt);
    }
}
