package io.firstpass.edge.inspection;

import io.firstpass.contract.Ruling;
import io.firstpass.edge.outbox.Backlog;
import io.firstpass.edge.outbox.InspectionStore;
import io.firstpass.edge.outbox.NewInspection;
import io.firstpass.edge.outbox.StoredInspection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The store's promise in memory, for the inspector's own tests; the Derby store has its own. */
final class StoreInMemory implements InspectionStore {
    final List<NewInspection> recorded = new ArrayList<>();

    @Override
    public StoredInspection record(NewInspection inspection) {
        Optional<StoredInspection> first = inspection.idempotencyKey().flatMap(this::findByIdempotencyKey);
        if (first.isPresent()) return first.get();
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
    public Optional<byte[]> frame(UUID id) {
        return recorded.stream()
                .filter(one -> one.inspection().id().equals(id))
                .findFirst()
                .flatMap(NewInspection::frame);
    }

    @Override
    public boolean apply(Ruling ruling) {
        return false;
    }

    @Override
    public Backlog backlog() {
        return new Backlog(recorded.size(), 0, Optional.empty(), Map.of());
    }

    private static StoredInspection stored(NewInspection inspection) {
        return new StoredInspection(inspection.inspection(), inspection.frameSha256(), List.of());
    }
}
