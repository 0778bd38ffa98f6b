package io.firstpass.edge.sync;

import io.firstpass.contract.Escalation;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.Reason;
import io.firstpass.edge.outbox.Entry;
import io.firstpass.edge.outbox.EntryKind;
import io.firstpass.edge.outbox.Inspected;
import io.firstpass.edge.outbox.OutboxReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** An outbox in memory, with the same promises. */
final class ListOutbox implements OutboxReader {
    final List<Long> sent = new ArrayList<>();
    final List<Long> withdrawn = new ArrayList<>();
    final Map<UUID, byte[]> frames = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    Entry inspection(String serial) {
        return add(Inspected.inspection(serial, null), EntryKind.INSPECTION, 5);
    }

    Entry escalation(String serial, int priority) {
        Inspection inspection = Inspected.inspection(serial, new Escalation(Reason.DOUBT, priority));
        frames.put(inspection.id(), serial.getBytes());
        return add(inspection, EntryKind.ESCALATION, priority);
    }

    private Entry add(Inspection inspection, EntryKind kind, int priority) {
        Entry entry = new Entry(
                "epoch",
                entries.size() + 1,
                kind,
                priority,
                inspection,
                Inspected.SHA256,
                "image/png",
                OptionalDouble.empty(),
                Optional.of(Inspected.TRACE));
        entries.add(entry);
        return entry;
    }

    @Override
    public List<Entry> next(int limit) {
        return entries.stream()
                .filter(entry -> !sent.contains(entry.sequence()) && !withdrawn.contains(entry.sequence()))
                .sorted(Comparator.comparing(Entry::priority).thenComparing(Entry::sequence))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<byte[]> frame(Entry entry) {
        return Optional.ofNullable(frames.get(entry.inspection().id()));
    }

    @Override
    public void markSent(Collection<Long> sequences) {
        sent.addAll(sequences);
    }

    @Override
    public void withdraw(Entry entry, String reason) {
        withdrawn.add(entry.sequence());
    }

    @Override
    public void whenRecorded(Runnable listener) {
        throw new UnsupportedOperationException("the relay's core does not listen");
    }
}
