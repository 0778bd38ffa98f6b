package io.firstpass.edge.sync;

import io.firstpass.contract.EscalatedFrame;
import io.firstpass.contract.FrameReference;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.json.Messages;
import io.firstpass.edge.outbox.Entry;

/** Turns entries into the contract's messages. */
final class Events {
    private static final String IN_THE_CLEAR = "none";

    private final Origin origin;

    Events(Origin origin) {
        this.origin = origin;
    }

    OutboundEvent inspection(Entry entry) {
        return event(entry, entry.inspection().serial(), entry.inspection());
    }

    /** @param bytes the size of the frame that lies under {@link Origin#frameKey} */
    OutboundEvent escalation(Entry entry, long bytes) {
        Inspection inspection = entry.inspection();
        FrameReference frame = new FrameReference(
                origin.bucket(), origin.frameKey(entry), entry.frameSha256(), bytes, entry.contentType(), IN_THE_CLEAR);
        EscalatedFrame message = new EscalatedFrame(
                inspection.id(),
                inspection.serial(),
                inspection.site(),
                inspection.line(),
                inspection.station(),
                origin.edge(),
                entry.epoch(),
                entry.sequence(),
                inspection.capturedAt(),
                inspection.verdict(),
                inspection.escalation().reason(),
                inspection.escalation().priority(),
                entry.inclusionProbability().isPresent()
                        ? entry.inclusionProbability().getAsDouble()
                        : null,
                inspection.detections(),
                inspection.model(),
                frame);
        return event(entry, inspection.id().toString(), message);
    }

    private static OutboundEvent event(Entry entry, String key, Object message) {
        return new OutboundEvent(
                entry.kind(),
                entry.id(),
                key,
                entry.inspection().id(),
                entry.inspection().capturedAt(),
                Messages.write(message),
                entry.traceparent());
    }
}
