package io.firstpass.edge.outbox;

import com.github.f4b6a3.uuid.UuidCreator;
import io.firstpass.contract.Box;
import io.firstpass.contract.DecidedBy;
import io.firstpass.contract.Detection;
import io.firstpass.contract.Escalation;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.ModelRef;
import io.firstpass.contract.Outcome;
import io.firstpass.contract.Reason;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.Timings;
import io.firstpass.contract.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Inspections and rulings for tests. */
public final class Inspected {
    public static final Instant CAPTURED = Instant.parse("2026-11-24T23:59:59.123456Z");
    public static final String SHA256 = "ab".repeat(32);
    public static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final ModelRef MODEL = new ModelRef("pcb-edge", "1.0.0", "cd".repeat(32));
    private static final List<Detection> DETECTIONS = List.of(new Detection("spur", 0.4, new Box(1, 2, 3.5, 4)));

    private Inspected() {}

    public static Inspection inspection(String serial, Escalation escalation) {
        return new Inspection(
                UuidCreator.getTimeOrderedEpoch(),
                serial,
                "suzhou",
                "smt-1",
                "aoi",
                CAPTURED,
                escalation == null ? Verdict.PASS : Verdict.HOLD,
                DETECTIONS,
                MODEL,
                escalation,
                escalation == null ? null : CAPTURED.plusSeconds(60),
                new Timings(1, 2, 1, 3, 6),
                null);
    }

    static NewInspection settled(String serial) {
        return recorded(inspection(serial, null), null, null);
    }

    static NewInspection settled(String serial, String idempotencyKey) {
        return recorded(inspection(serial, null), null, idempotencyKey);
    }

    static NewInspection escalated(String serial, int priority) {
        return escalated(serial, priority, null);
    }

    static NewInspection escalated(String serial, int priority, String idempotencyKey) {
        Escalation escalation = new Escalation(Reason.DOUBT, priority);
        return recorded(inspection(serial, escalation), serial.getBytes(), idempotencyKey);
    }

    static NewInspection settled(int number) {
        return recorded(inspection("S-" + number, null), null, "key-" + number);
    }

    static NewInspection escalated(int number, int priority, byte[] frame) {
        return recorded(inspection("S-" + number, new Escalation(Reason.DOUBT, priority)), frame, "key-" + number);
    }

    static NewInspection audited(String serial, int priority) {
        return recorded(inspection(serial, new Escalation(Reason.AUDIT, priority)), serial.getBytes(), null);
    }

    private static NewInspection recorded(Inspection inspection, byte[] frame, String idempotencyKey) {
        return new NewInspection(
                inspection,
                Optional.ofNullable(frame),
                SHA256,
                "image/jpeg",
                OptionalDouble.empty(),
                Optional.ofNullable(idempotencyKey),
                Optional.of(TRACE));
    }

    public static StoreFailed storeFailure() {
        return new StoreFailed("the disk is full");
    }

    public static StoreFull storeFull() {
        return new StoreFull("record an inspection", new IOException("No space left on device"));
    }

    public static Ruling ruling(Inspection inspection, int revision, Outcome outcome) {
        return new Ruling(
                inspection.id(),
                inspection.serial(),
                inspection.site(),
                outcome,
                revision,
                DecidedBy.MODEL,
                DETECTIONS,
                MODEL,
                "1",
                CAPTURED.plusSeconds(revision));
    }
}
