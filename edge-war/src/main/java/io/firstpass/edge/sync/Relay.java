package io.firstpass.edge.sync;

import io.firstpass.contract.InvalidMessage;
import io.firstpass.edge.link.Attempts;
import io.firstpass.edge.outbox.Entry;
import io.firstpass.edge.outbox.EntryKind;
import io.firstpass.edge.outbox.OutboxReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends what the outbox holds, a window at a time: the frame first, then the event that names it. An entry is marked
 * only after the broker has acknowledged it, so that everything arrives at least once; repetitions carry the same id.
 * Not thread-safe: one thread owns it.
 */
final class Relay {
    static final int WINDOW = 50;

    /** What one round came to; the failure is present where it stopped early. */
    record Round(int offered, int sent, Optional<Exception> failure) {}

    private final OutboxReader outbox;
    private final FrameUplink frames;
    private final EventUplink uplink;
    private final Origin origin;
    private final Acknowledgements acknowledgements;
    private final Attempts link;
    private final Events events;

    Relay(
            OutboxReader outbox,
            FrameUplink frames,
            EventUplink uplink,
            Origin origin,
            Acknowledgements acknowledgements,
            Attempts link) {
        this.outbox = outbox;
        this.frames = frames;
        this.uplink = uplink;
        this.origin = origin;
        this.acknowledgements = acknowledgements;
        this.link = link;
        this.events = new Events(origin);
    }

    /** Stops handing over at the first failure, still marks what was acknowledged, and throws only if the outbox itself fails. */
    Round round() throws InterruptedException {
        List<Entry> window = outbox.next(WINDOW);
        if (window.isEmpty()) {
            link.caughtUp();
            return new Round(0, 0, Optional.empty());
        }
        List<Sending> sendings = new ArrayList<>();
        Optional<Exception> stopped = handOver(window, sendings);
        Acknowledgements.Result result = acknowledgements.await(sendings);
        if (!result.acknowledged().isEmpty()) outbox.markSent(result.acknowledged());
        Optional<Exception> failure = stopped.or(result::failure);
        if (failure.isPresent()) link.failed();
        else if (!sendings.isEmpty()) link.succeeded();
        return new Round(window.size(), result.acknowledged().size(), failure);
    }

    private Optional<Exception> handOver(List<Entry> window, List<Sending> sendings) {
        for (Entry entry : window) {
            try {
                Optional<OutboundEvent> event = prepare(entry);
                if (event.isEmpty()) continue;
                Sending sending =
                        new Sending(entry.sequence(), uplink.send(event.get()).toCompletableFuture());
                sendings.add(sending);
                // Each further send could block as long as this one did, only to fail as well.
                if (sending.acknowledgement().isCompletedExceptionally()) return Optional.empty();
            } catch (InvalidMessage e) {
                outbox.withdraw(entry, "it makes no message of the contract: " + e.getMessage());
            } catch (RuntimeException e) {
                return Optional.of(e);
            }
        }
        return Optional.empty();
    }

    private Optional<OutboundEvent> prepare(Entry entry) {
        if (entry.kind() == EntryKind.INSPECTION) return Optional.of(events.inspection(entry));
        Optional<byte[]> frame = outbox.frame(entry);
        if (frame.isEmpty()) {
            outbox.withdraw(
                    entry, "the frame of inspection " + entry.inspection().id() + " is gone");
            return Optional.empty();
        }
        OutboundEvent event = events.escalation(entry, frame.get().length);
        frames.put(origin.frameKey(entry), frame.get(), entry.frameSha256(), entry.contentType());
        return Optional.of(event);
    }
}
