package io.firstpass.edge.outbox;

import io.firstpass.contract.ExpiredEntry;
import io.firstpass.contract.ExpiryReason;
import io.firstpass.contract.SequenceRange;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fills a new store with what an old one and the notes beside the frames still give. What waited gets a number of the new
 * epoch; the cloud, which takes each inspection once, is not troubled by what it knew already. The numbers of the old
 * epoch that are not known to have arrived are told as lost.
 */
final class Rescue {
    static final Derby.Connections NOTHING = () -> {
        throw new SQLException("there is no store");
    };

    private final OldStore old;
    private final Derby target;
    private final String epoch;
    private final FrameFiles frames;
    private final FrameSeal seal;
    private final Clock clock;

    Rescue(OldStore old, Derby target, String epoch, FrameFiles frames, FrameSeal seal, Clock clock) {
        this.old = old;
        this.target = target;
        this.epoch = epoch;
        this.frames = frames;
        this.seal = seal;
        this.clock = clock;
    }

    StoreReport run(String reason, Optional<Logbook.Page> page, Path setAside) {
        OldEntries entries = OldEntries.read(old);
        RescuedInspections inspections = new RescuedInspections(old, target, clock, entries);
        inspections.copy();
        RescuedFrames rescued = new RescuedFrames(target, epoch, frames, seal, clock, entries);
        rescued.recordAgain();
        Optional<String> lostEpoch = tellLost(entries, page);
        return new StoreReport(
                clock.instant(),
                reason,
                setAside == null ? null : setAside.toString(),
                lostEpoch.orElse(null),
                inspections.copied(),
                inspections.escalations() + rescued.escalations(),
                rescued.useless());
    }

    /** The old epoch's name is in the database or, where that is gone, in the logbook. */
    private Optional<String> tellLost(OldEntries entries, Optional<Logbook.Page> page) {
        Optional<Preparation.Prepared> numbers = old.numbers();
        Optional<String> lost = numbers.map(Preparation.Prepared::epoch).or(() -> page.map(Logbook.Page::epoch));
        List<Tombstones> untold = old.untold();
        target.transact("tell what was lost", connection -> {
            TombstoneRows rows = new TombstoneRows(connection);
            for (Tombstones one : untold) rows.add(one.epoch(), one.entries().get(0));
            if (lost.isPresent())
                for (ExpiredEntry expired : lost(lost.get(), entries, page, numbers, untold))
                    rows.add(lost.get(), expired);
            return null;
        });
        return lost;
    }

    /** All numbers that were given and not settled, but for those that are known to be sent or to have a tombstone. */
    private List<ExpiredEntry> lost(
            String lostEpoch,
            OldEntries entries,
            Optional<Logbook.Page> page,
            Optional<Preparation.Prepared> numbers,
            List<Tombstones> untold) {
        Optional<Logbook.Page> noted = page.filter(one -> one.epoch().equals(lostEpoch));
        long next = Math.max(
                noted.map(Logbook.Page::nextSequence).orElse(1L),
                numbers.map(Preparation.Prepared::nextSequence).orElse(1L));
        long from = noted.map(Logbook.Page::settledBelow).orElse(1L);
        if (from >= next) return List.of();
        List<SequenceRange> known = new ArrayList<>(entries.sent());
        for (Tombstones one : untold)
            if (one.epoch().equals(lostEpoch))
                for (ExpiredEntry expired : one.entries())
                    known.add(new SequenceRange(expired.sequence(), expired.through()));
        Instant now = clock.instant();
        return Gaps.in(new SequenceRange(from, next - 1), known).stream()
                .map(range -> TombstoneRows.of(range, ExpiryReason.STORE_LOST, now))
                .toList();
    }
}
