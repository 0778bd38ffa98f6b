package io.firstpass.edge.sync;

import io.firstpass.contract.ExpiryReason;
import io.firstpass.contract.InvalidMessage;
import io.firstpass.edge.outbox.Entry;
import io.firstpass.edge.outbox.OutboxReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Sends the events of entries, and marks in the outbox what the broker acknowledged. Owned by the relay's thread. */
final class Deliveries implements FramesUnderWay.Arrivals {
    private final OutboxReader outbox;
    private final EventsUnderWay events;
    private final Events messages;
    private final TokenBucket bucket;
    private final RelayTally tally;
    private final Refusals refusals = new Refusals();
    private final Set<Long> underWay = new HashSet<>();
    private final List<Long> acknowledged = new ArrayList<>();

    Deliveries(OutboxReader outbox, EventsUnderWay events, Events messages, TokenBucket bucket, RelayTally tally) {
        this.outbox = outbox;
        this.events = events;
        this.messages = messages;
        this.bucket = bucket;
        this.tally = tally;
    }

    /** @param entry of a kind without a frame */
    void send(Entry entry) {
        send(entry, () -> messages.withoutFrame(entry));
    }

    @Override
    public void arrived(Entry entry, long bytes) {
        send(entry, () -> messages.escalation(entry, bytes));
    }

    private void send(Entry entry, Supplier<OutboundEvent> message) {
        OutboundEvent event;
        try {
            event = message.get();
        } catch (InvalidMessage e) {
            outbox.expire(entry, ExpiryReason.UNREADABLE, "it makes no message of the contract: " + e.getMessage());
            return;
        }
        bucket.spend(event.bytes());
        underWay.add(entry.sequence());
        events.send(event, new OfEntry(entry));
    }

    /** Whether its event was sent and is not marked yet. */
    boolean contains(Entry entry) {
        return underWay.contains(entry.sequence());
    }

    /** Commits in one transaction what was acknowledged since the last time. Returns the sequences. */
    List<Long> mark() {
        if (acknowledged.isEmpty()) return List.of();
        List<Long> marked = List.copyOf(acknowledged);
        outbox.markSent(marked);
        acknowledged.clear();
        marked.forEach(underWay::remove);
        return marked;
    }

    private final class OfEntry implements Fate {
        private final Entry entry;

        OfEntry(Entry entry) {
            this.entry = entry;
        }

        @Override
        public void acknowledged() {
            acknowledged.add(entry.sequence());
            refusals.taken(entry.sequence());
            tally.entry();
        }

        @Override
        public void refused(Refused why) {
            underWay.remove(entry.sequence());
            if (refusals.isForGood(entry.sequence())) outbox.expire(entry, ExpiryReason.REFUSED, why.getMessage());
        }

        @Override
        public void lost() {
            underWay.remove(entry.sequence());
        }
    }
}
