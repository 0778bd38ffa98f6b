package io.firstpass.edge.outbox;

import io.firstpass.contract.Ruling;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What this edge has inspected, and what of it still has to reach the cloud. Thread-safe.
 *
 * <p>What {@link #record} returned survives a kill of the process and a loss of power. Every other method sees only
 * what was recorded that way.
 */
public interface InspectionStore {
    /**
     * Commits the inspection, and its frame where one is given, before it returns. A second call with the same
     * idempotency key stores nothing and returns what the first one stored.
     *
     * @throws StoreFailed if it could not be committed; then nothing of it is kept, unless the database cannot tell
     *     whether the commit took effect
     */
    StoredInspection record(NewInspection inspection);

    Optional<StoredInspection> find(UUID inspectionId);

    /** All inspections of one unit, the oldest first. */
    List<StoredInspection> findBySerial(String serial);

    Optional<StoredInspection> findByIdempotencyKey(String idempotencyKey);

    /** The frame of an escalated inspection, while it is still on the edge. */
    Optional<byte[]> frame(UUID inspectionId);

    /** Commits a ruling beside its inspection; false if the inspection is not ours or the ruling is not newer than what is there. */
    boolean apply(Ruling ruling);

    Backlog backlog();
}
