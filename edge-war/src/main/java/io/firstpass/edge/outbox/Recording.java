package io.firstpass.edge.outbox;

import io.firstpass.contract.EntryKind;
import io.firstpass.contract.ExpiryReason;
import io.firstpass.edge.outbox.Entries.Added;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** Writes an inspection with its entries, within a transaction of the caller. */
final class Recording {
    /** What a commit added; to be counted after it. */
    record Done(List<Added> added, Optional<ExpiryReason> expired, long nextSequence) {
        void count(Waiting waiting) {
            added.forEach(one -> waiting.add(one.place(), 1, one.bytes()));
            expired.ifPresent(reason -> waiting.expired(reason, 1));
            waiting.numberedBelow(nextSequence);
        }
    }

    private static final Place METADATA = new Place(Shelf.INSPECTIONS, Entries.INSPECTION_PRIORITY);

    private final Connection connection;
    private final String epoch;
    private final Instant now;
    private final long runningTime;

    Recording(Connection connection, String epoch, Instant now, long runningTime) {
        this.connection = connection;
        this.epoch = epoch;
        this.now = now;
        this.runningTime = runningTime;
    }

    /** An escalation without its frame gets a tombstone straight away: the disk had no room for what it is worth. */
    Done add(NewInspection added, Optional<FrameSeal.Sealed> frame) throws SQLException {
        long bytes = new Inspections(connection)
                .add(
                        added.inspection(),
                        added.frameSha256(),
                        added.idempotencyKey().orElse(null),
                        runningTime);
        new Holds(connection).add(added.inspection(), now, runningTime);
        boolean escalated = added.inspection().escalation() != null;
        Entries entries = new Entries(connection);
        long first = entries.drawNumbers(escalated ? 2 : 1);
        List<Added> done = new ArrayList<>();
        done.add(metadata(added, bytes));
        frame.map(kept -> escalation(added, kept)).ifPresent(done::add);
        for (int i = 0; i < done.size(); i++) entries.add(first + i, done.get(i), now, runningTime);
        boolean expired = escalated && frame.isEmpty();
        if (expired) bury(first + 1, added);
        return new Done(done, expired ? Optional.of(ExpiryReason.DISK) : Optional.empty(), first + (escalated ? 2 : 1));
    }

    /** The entry of an inspection of which no more is known than that it was. */
    static Added metadata(UUID inspection, long bytes) {
        return new Added(
                inspection,
                EntryKind.INSPECTION,
                METADATA,
                bytes,
                Optional.empty(),
                "application/json",
                OptionalDouble.empty(),
                Optional.empty());
    }

    private static Added metadata(NewInspection added, long bytes) {
        return entry(added, EntryKind.INSPECTION, METADATA, bytes, null);
    }

    static Added escalation(NewInspection added, FrameSeal.Sealed sealed) {
        return entry(added, EntryKind.ESCALATION, place(added), sealed.bytes(), sealed.sha256());
    }

    static Place place(NewInspection added) {
        return new Place(
                Shelf.ofFrame(added.inspection()),
                added.inspection().escalation().priority());
    }

    private static Added entry(NewInspection added, EntryKind kind, Place place, long bytes, String sealedSha256) {
        return new Added(
                added.inspection().id(),
                kind,
                place,
                bytes,
                Optional.ofNullable(sealedSha256),
                added.contentType(),
                added.inclusionProbability(),
                added.traceparent());
    }

    private void bury(long sequence, NewInspection added) throws SQLException {
        Head head = new Head(
                sequence,
                EntryKind.ESCALATION,
                place(added),
                0,
                added.inspection().id(),
                runningTime,
                now);
        new TombstoneRows(connection).add(epoch, TombstoneRows.of(head, ExpiryReason.DISK, now));
    }
}
