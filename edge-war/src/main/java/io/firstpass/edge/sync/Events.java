package io.firstpass.edge.sync;

import io.firstpass.contract.EscalatedFrame;
import io.firstpass.contract.ExpiredEntries;
import io.firstpass.contract.ExpiredEntry;
import io.firstpass.contract.FrameReference;
import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.Topics;
import io.firstpass.contract.json.Messages;
import io.firstpass.edge.outbox.Entry;
import io.firstpass.edge.outbox.Tombstones;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Turns entries into the contract's messages. */
final class Events {
    private final Origin origin;

    Events(Origin origin) {
        this.origin = origin;
    }

    /** @throws IllegalArgumentException if an escalation is asked for: it goes with its frame */
    OutboundEvent withoutFrame(Entry entry) {
        return switch (entry.kind()) {
            case INSPECTION -> inspection(entry);
            case LAPSE -> lapse(entry);
            case ESCALATION -> throw new IllegalArgumentException("entry " + entry.id() + " has a frame");
        };
    }

    OutboundEvent inspection(Entry entry) {
        Inspection inspection = entry.inspection();
        return event(
                entry,
                Topics.INSPECTIONS,
                "io.firstpass.inspection.v1",
                inspection.id(),
                inspection.serial(),
                inspection.capturedAt(),
                inspection);
    }

    OutboundEvent lapse(Entry entry) {
        HoldLapse lapse = entry.lapse().orElseThrow(() -> new InvalidMessage("lapse", "is missing"));
        return event(
                entry,
                Topics.LAPSES,
                "io.firstpass.lapse.v1",
                lapse.inspectionId(),
                lapse.inspectionId().toString(),
                lapse.lapsedAt(),
                lapse);
    }

    /** @param bytes the size of what lies under {@link Origin#frameKey} */
    OutboundEvent escalation(Entry entry, long bytes) {
        Inspection inspection = entry.inspection();
        FrameReference frame = new FrameReference(
                origin.bucket(),
                origin.frameKey(entry),
                entry.frameSha256(),
                bytes,
                entry.contentType(),
                FrameReference.TINK_HYBRID);
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
        return event(
                entry,
                Topics.ESCALATIONS,
                "io.firstpass.escalation.v1",
                inspection.id(),
                inspection.id().toString(),
                inspection.capturedAt(),
                message);
    }

    OutboundEvent expiries(Tombstones tombstones) {
        List<ExpiredEntry> entries = tombstones.entries();
        ExpiredEntry first = entries.get(0);
        long last = entries.get(entries.size() - 1).through();
        return new OutboundEvent(
                Topics.EXPIRIES,
                "io.firstpass.expiries.v1",
                tombstones.epoch() + "-expired-" + first.sequence() + "-" + last,
                origin.site() + "/" + origin.edge(),
                Optional.empty(),
                first.expiredAt(),
                Optional.empty(),
                Messages.write(new ExpiredEntries(origin.site(), origin.edge(), tombstones.epoch(), entries)),
                Optional.empty());
    }

    private static OutboundEvent event(
            Entry entry, String topic, String type, UUID inspection, String key, Instant time, Object message) {
        return new OutboundEvent(
                topic,
                type,
                entry.id(),
                key,
                Optional.of(inspection),
                time,
                Optional.of(new OutboundEvent.Number(entry.epoch(), entry.sequence())),
                Messages.write(message),
                entry.traceparent());
    }
}
