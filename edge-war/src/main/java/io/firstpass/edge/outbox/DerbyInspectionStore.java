package io.firstpass.edge.outbox;

import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Outcome;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.Verdict;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps inspections in Derby and their frames as files; see DESIGN.md beside this class for what that promises. */
final class DerbyInspectionStore implements InspectionStore {
    private static final Logger LOG = System.getLogger(DerbyInspectionStore.class.getName());

    private final Outbox outbox;
    private final Derby derby;
    private final Lapsing lapsing;

    DerbyInspectionStore(Outbox outbox) {
        this.outbox = outbox;
        this.derby = outbox.derby();
        this.lapsing = new Lapsing(derby, outbox.waiting(), outbox.clock(), outbox.runningTime());
    }

    @Override
    public StoredInspection record(NewInspection added) {
        Optional<StoredInspection> earlier = added.idempotencyKey().flatMap(this::findByIdempotencyKey);
        if (earlier.isPresent()) return earlier.get();
        Optional<FrameSeal.Sealed> frame = keepFrame(added);
        boolean committed = false;
        try {
            commit(added, frame);
            committed = true;
        } catch (StoreFailed e) {
            return winnerOf(e, added);
        } finally {
            if (!committed && frame.isPresent())
                deleteUnlessRecorded(added.inspection().id());
        }
        outbox.recorded().run();
        return new StoredInspection(added.inspection(), added.frameSha256(), List.of());
    }

    /** Empty where there is none, and where the disk has no room for what it is worth. */
    private Optional<FrameSeal.Sealed> keepFrame(NewInspection added) {
        if (added.frame().isEmpty() || !outbox.disk().admits(Recording.place(added))) return Optional.empty();
        FrameSeal.Sealed frame = outbox.seal().seal(added);
        try {
            outbox.frames().write(added.inspection().id(), frame.file());
            return Optional.of(frame);
        } catch (StoreFull e) {
            LOG.log(Level.DEBUG, "recording an escalation as expired", e);
            return Optional.empty();
        }
    }

    private void commit(NewInspection added, Optional<FrameSeal.Sealed> frame) {
        outbox.waiting().changing(() -> {
            Recording.Done done =
                    derby.transact("record inspection " + added.inspection().id(), connection -> new Recording(
                                    connection,
                                    outbox.epoch(),
                                    outbox.clock().instant(),
                                    outbox.runningTime().now())
                            .add(added, frame));
            done.count(outbox.waiting());
            return done;
        });
    }

    /** A commit that fails may have taken effect. Where the database cannot tell, the frame stays: the next start knows. */
    private void deleteUnlessRecorded(UUID id) {
        try {
            if (find(id).isEmpty()) outbox.frames().delete(id);
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
    public void unrecorded() {
        outbox.figures().unrecorded();
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
    public boolean apply(Ruling ruling) {
        return derby.transact("apply a ruling on " + ruling.inspectionId(), connection -> {
            boolean applied = new Inspections(connection).add(ruling);
            // An unsettled one leaves the unit on hold: its deadline still stands.
            if (applied && ruling.outcome() != Outcome.UNSETTLED) new Holds(connection).end(ruling.inspectionId());
            return applied;
        });
    }

    @Override
    public List<HoldLapse> lapse(Verdict failSafe) {
        List<HoldLapse> lapses = lapsing.lapse(failSafe);
        if (!lapses.isEmpty()) outbox.recorded().run();
        return lapses;
    }

    @Override
    public Backlog backlog() {
        return outbox.figures().backlog();
    }

    @Override
    public List<Escalated> escalated(Duration within) {
        long now = outbox.runningTime().now();
        return derby.transact(
                "look for the last escalations", connection -> new Lately(connection, now).escalated(within));
    }

    @Override
    public OutboxState state() {
        return outbox.figures().state();
    }

    @Override
    public Optional<StoreReport> report() {
        return outbox.report();
    }
}
