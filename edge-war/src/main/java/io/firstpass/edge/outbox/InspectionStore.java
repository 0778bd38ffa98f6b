package io.firstpass.edge.outbox;

import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.Verdict;
import java.time.Duration;
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
     * @throws StoreFull if the disk has no room for it: the caller may answer without a record, and then has to count it
     *     by {@link #unrecorded}
     * @throws StoreFailed if it could not be committed; then nothing of it is kept, unless the database cannot tell
     *     whether the commit took effect
     */
    StoredInspection record(NewInspection inspection);

    Optional<StoredInspection> find(UUID inspectionId);

    /** All inspections of one unit, the oldest first. */
    List<StoredInspection> findBySerial(String serial);

    Optional<StoredInspection> findByIdempotencyKey(String idempotencyKey);

    /** Commits a ruling beside its inspection; false if the inspection is not ours or the ruling is not newer than what is there. */
    boolean apply(Ruling ruling);

    /** What waits to be sent; cheap, however much it is. */
    Backlog backlog();

    /**
     * The escalations of the last {@code within} of the edge's running time, the oldest first, as far as they are still
     * here: budgets go on with them after a restart.
     */
    List<Escalated> escalated(Duration within);

    /**
     * Commits for every HOLD whose deadline passed without a ruling that {@code failSafe} stands, with an entry that tells
     * the cloud; its escalation is worth less from now on and goes later. Returns those that lapsed by this call.
     */
    List<HoldLapse> lapse(Verdict failSafe);

    /** What the store says of itself; cheap, however much waits. */
    OutboxState state();

    /** Counts an inspection that was answered although {@link #record} found no room for it. */
    void unrecorded();

    /** What became of the store the last time that it was damaged or lost; empty if it never was. */
    default Optional<StoreReport> report() {
        return Optional.empty();
    }
}
