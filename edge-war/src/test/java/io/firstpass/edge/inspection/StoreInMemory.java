package io.firstpass.edge.inspection;

import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.Verdict;
import io.firstpass.edge.outbox.Backlog;
import io.firstpass.edge.outbox.Escalated;
import io.firstpass.edge.outbox.InspectionStore;
import io.firstpass.edge.outbox.NewInspection;
import io.firstpass.edge.outbox.OutboxState;
import io.firstpass.edge.outbox.StoredInspection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The store's promise in memory, for the inspector's own tests; the Derby store has its own. */
final class StoreInMemory implements InspectionStore {
    final List<NewInspection> recorded = Collections.synchronizedList(new ArrayList<>());
    boolean isFull;
    boolean isBroken;
    int unrecorded;

    @Override
    public StoredInspection record(NewInspection inspection) {
        Optional<StoredInspection> first = inspection.idempotencyKey().flatMap(this::findByIdempotencyKey);
        if (first.isPresent()) return first.get();
        if (isFull) throw io.firstpass.edge.outbox.Inspected.storeFull();
        if (isBroken) throw io.firstpass.edge.outbox.Inspected.storeFailure();
        recorded.add(inspection);
        return stored(inspection);
    }

    @Override
    public Optional<StoredInspection> find(UUID id) {
        return recorded.stream()
                .filter(one -> one.inspection().id().equals(id))
                .findFirst()
                .map(StoreInMemory::stored);
    }

    @Override
    public List<StoredInspection> findBySerial(String serial) {
        return recorded.stream()
                .filter(one -> one.inspection().serial().equals(serial))
                .map(StoreInMemory::stored)
                .toList();
    }

    @Override
    public Optional<StoredInspection> findByIdempotencyKey(String key) {
        return recorded.stream()
                .filter(one -> one.idempotencyKey().equals(Optional.of(key)))
                .findFirst()
                .map(StoreInMemory::stored);
    }

    @Override
    public void unrecorded() {
        unrecorded++;
    }

    @Override
    public boolean apply(Ruling ruling) {
        return false;
    }

    @Override
    public Backlog backlog() {
        return new Backlog(recorded.size(), 0, Optional.empty(), Map.of());
    }

    @Override
    public OutboxState state() {
        return new OutboxState("epoch", 1, 1, 0, Map.of(), 0, new Heartbeat.Disk(1, 1, false));
    }

    @Override
    public List<HoldLapse> lapse(Verdict failSafe) {
        return List.of();
    }

    @Override
    public List<Escalated> escalated(Duration within) {
        return List.of();
    }

    private static StoredInspection stored(NewInspection inspection) {
        return new StoredInspection(inspection.inspection(), inspection.frameSha256(), List.of(), Optional.empty());
    }
}
