package io.firstpass.edge.outbox;

import io.firstpass.contract.Ruling;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps inspections in Derby and their frames as files; see DESIGN.md beside this class for what that promises. */
final class DerbyInspectionStore implements InspectionStore {
    private static final Logger LOG = System.getLogger(DerbyInspectionStore.class.getName());

    private final Derby derby;
    private final FrameFiles frames;
    private final Clock clock;
    private final Runnable recorded;

    /** {@code recorded} is run after each commit that added entries. */
    DerbyInspectionStore(Derby derby, FrameFiles frames, Clock clock, Runnable recorded) {
        this.derby = derby;
        this.frames = frames;
        this.clock = clock;
        this.recorded = recorded;
    }

    @Override
    public StoredInspection record(NewInspection added) {
        Optional<StoredInspection> earlier = added.idempotencyKey().flatMap(this::findByIdempotencyKey);
        if (earlier.isPresent()) return earlier.get();
        UUID id = added.inspection().id();
        added.frame().ifPresent(frame -> frames.write(id, frame));
        boolean committed = false;
        try {
            commit(added);
            committed = true;
        } catch (StoreFailed e) {
            return winnerOf(e, added);
        } finally {
            if (!committed && added.frame().isPresent()) deleteUnlessRecorded(id);
        }
        recorded.run();
        return new StoredInspection(added.inspection(), added.frameSha256(), List.of());
    }

    private void commit(NewInspection added) {
        derby.transact("record inspection " + added.inspection().id(), connection -> {
            new Inspections(connection).add(added);
            new Entries(connection).add(added, clock.instant());
            return null;
        });
    }

    /** A commit that fails may have taken effect. Where the database cannot tell, the frame stays: the next start knows. */
    private void deleteUnlessRecorded(UUID id) {
        try {
            if (find(id).isEmpty()) frames.delete(id);
        } catch (StoreFailed unknown) {
            LOG.log(Level.WARNING, "keeping the frame of inspection " + id + " until the next start", unknown);
        }
    }

    /** Two calls with one key can both find nothing at first; then the database lets one of them in. */
    private StoredInspection winnerOf(StoreFailed failure, NewInspection loser) {
        if (!failure.isTaken()) throw failure;
        return loser.idempotencyKey().flatMap(this::findByIdempotencyKey).orElseThrow(() -> failure);
    }

    @Override
    public Optional<StoredInspection> find(UUID inspectionId) {
        return derby.transact(
                "read inspection " + inspectionId, connection -> new Inspections(connection).byId(inspectionId));
    }

    @Override
    public List<StoredInspection> findBySerial(String serial) {
        return derby.transact(
                "read the inspections of " + serial, connection -> new Inspections(connection).bySerial(serial));
    }

    @Override
    public Optional<StoredInspection> findByIdempotencyKey(String key) {
        return derby.transact(
                "read the inspection of a key", connection -> new Inspections(connection).byIdempotencyKey(key));
    }

    @Override
    public Optional<byte[]> frame(UUID inspectionId) {
        return frames.read(inspectionId);
    }

    @Override
    public boolean apply(Ruling ruling) {
        return derby.transact(
                "apply a ruling on " + ruling.inspectionId(), connection -> new Inspections(connection).add(ruling));
    }

    @Override
    public Backlog backlog() {
        return derby.transact("count the backlog", connection -> new Entries(connection).backlog());
    }
}
