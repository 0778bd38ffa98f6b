package io.firstpass.edge.sync;

import io.firstpass.contract.EntryKind;
import io.firstpass.contract.Escalation;
import io.firstpass.contract.ExpiredEntry;
import io.firstpass.contract.ExpiryReason;
import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.Reason;
import io.firstpass.contract.SequenceRange;
import io.firstpass.contract.Verdict;
import io.firstpass.edge.outbox.Entry;
import io.firstpass.edge.outbox.Inspected;
import io.firstpass.edge.outbox.OutboxReader;
import io.firstpass.edge.outbox.SealedFrame;
import io.firstpass.edge.outbox.Tombstones;
import io.firstpass.edge.outbox.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;

/** An outbox in memory, with the same promises. */
final class ListOutbox implements OutboxReader {
    static final String EPOCH = "epoch";

    final List<Long> sent = new ArrayList<>();
    final Map<Long, ExpiryReason> expired = new LinkedHashMap<>();
    final List<Tombstones> told = new ArrayList<>();
    final Map<UUID, SealedFrame> frames = new HashMap<>();
    final List<SequenceRange> resent = new ArrayList<>();
    final List<Window> asked = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<ExpiredEntry> untold = new ArrayList<>();

    Entry inspection(String serial) {
        return add(Inspected.inspection(serial, null), EntryKind.INSPECTION, 5, 0);
    }

    Entry escalation(String serial, int priority) {
        return escalation(serial, priority, serial.getBytes());
    }

    Entry escalation(String serial, int priority, byte[] frame) {
        Inspection inspection = Inspected.inspection(serial, new Escalation(Reason.DOUBT, priority));
        frames.put(inspection.id(), new SealedFrame.Present(frame));
        return add(inspection, EntryKind.ESCALATION, priority, frame.length);
    }

    Entry lapse(String serial) {
        return add(Inspected.inspection(serial, new Escalation(Reason.DOUBT, 2)), EntryKind.LAPSE, 4, 0);
    }

    private Entry add(Inspection inspection, EntryKind kind, int priority, long bytes) {
        Entry entry = new Entry(
                EPOCH,
                entries.size() + 1,
                kind,
                priority,
                inspection,
                Inspected.SHA256,
                "image/png",
                bytes,
                OptionalDouble.empty(),
                Optional.of(Inspected.TRACE),
                kind == EntryKind.LAPSE ? Optional.of(lapse(inspection)) : Optional.empty());
        entries.add(entry);
        return entry;
    }

    private static HoldLapse lapse(Inspection held) {
        return new HoldLapse(
                held.id(),
                held.serial(),
                held.site(),
                held.line(),
                held.station(),
                Verdict.FAIL,
                held.holdUntil(),
                held.holdUntil().plusMillis(500));
    }

    @Override
    public List<Entry> next(Window window) {
        asked.add(window);
        List<Entry> waiting = entries.stream()
                .filter(entry -> !sent.contains(entry.sequence()) && !expired.containsKey(entry.sequence()))
                .filter(entry -> isOf(window.kinds(), entry))
                .toList();
        Set<Entry> taken = new LinkedHashSet<>();
        long bytes = 0;
        int rest = (int) (window.entries() * window.shareOfTheRest());
        List<Entry> byWorth = waiting.stream()
                .sorted(Comparator.comparing(Entry::priority).thenComparing(Entry::sequence))
                .toList();
        for (Entry entry : byWorth) {
            if (!taken.isEmpty() && (taken.size() >= window.entries() - rest || bytes + entry.bytes() > window.bytes()))
                break;
            bytes += entry.bytes();
            taken.add(entry);
        }
        waiting.stream()
                .filter(entry -> !taken.contains(entry) && entry.bytes() == 0)
                .limit(window.entries() - taken.size())
                .forEach(taken::add);
        return List.copyOf(taken);
    }

    private static boolean isOf(Window.Kinds kinds, Entry entry) {
        boolean framed = entry.kind() == EntryKind.ESCALATION;
        return switch (kinds) {
            case ALL -> true;
            case WITH_FRAME -> framed;
            case WITHOUT_FRAME -> !framed;
        };
    }

    @Override
    public SealedFrame sealed(Entry entry) {
        return frames.getOrDefault(entry.inspection().id(), new SealedFrame.Lost());
    }

    @Override
    public void markSent(Collection<Long> sequences) {
        sent.addAll(sequences);
    }

    @Override
    public void expire(Entry entry, ExpiryReason reason, String detail) {
        expired.put(entry.sequence(), reason);
        untold.add(new ExpiredEntry(
                entry.sequence(),
                entry.sequence(),
                entry.kind(),
                entry.inspection().id(),
                entry.priority(),
                reason,
                Inspected.CAPTURED));
    }

    @Override
    public Optional<Tombstones> untold(int limit) {
        if (untold.isEmpty()) return Optional.empty();
        return Optional.of(new Tombstones(EPOCH, untold.stream().limit(limit).toList()));
    }

    @Override
    public void markTold(Tombstones tombstones) {
        told.add(tombstones);
        untold.removeAll(tombstones.entries());
    }

    @Override
    public void resend(String epoch, List<SequenceRange> ranges) {
        resent.addAll(ranges);
    }

    @Override
    public void whenRecorded(Runnable listener) {
        throw new UnsupportedOperationException("the relay's core does not listen");
    }
}
