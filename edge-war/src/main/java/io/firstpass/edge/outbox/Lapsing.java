package io.firstpass.edge.outbox;

import io.firstpass.contract.EntryKind;
import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.Verdict;
import io.firstpass.edge.outbox.Entries.Added;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** Ends HOLDs whose deadline has passed. Thread-safe. */
final class Lapsing {
    private static final int ROWS = 100;
    /** Nobody waits for that second look any more. */
    private static final int WORTH_LESS = 5;

    private static final int LOWEST = 9;

    private final Derby derby;
    private final Waiting waiting;
    private final Clock clock;
    private final RunningTime runningTime;

    Lapsing(Derby derby, Waiting waiting, Clock clock, RunningTime runningTime) {
        this.derby = derby;
        this.waiting = waiting;
        this.clock = clock;
        this.runningTime = runningTime;
    }

    private record Due(int looked, List<HoldLapse> lapses, List<Added> added, List<Head> reranked, long nextSequence) {}

    /** A few rows a transaction, so that recording does not wait for it. The earliest deadline first. */
    List<HoldLapse> lapse(Verdict failSafe) {
        List<HoldLapse> lapses = new ArrayList<>();
        Due due;
        do {
            due = waiting.rearranging(() -> {
                Due some = derby.transact("let HOLDs lapse", connection -> lapseSome(connection, failSafe));
                count(some);
                return some;
            });
            lapses.addAll(due.lapses());
        } while (due.looked() == ROWS);
        return lapses;
    }

    private Due lapseSome(Connection connection, Verdict failSafe) throws SQLException {
        long running = runningTime.now();
        Instant now = clock.instant();
        Holds holds = new Holds(connection);
        Queue queue = new Queue(connection);
        List<HoldLapse> lapses = new ArrayList<>();
        List<Head> reranked = new ArrayList<>();
        Map<UUID, String> due = holds.due(running, ROWS);
        for (Map.Entry<UUID, String> one : due.entrySet()) {
            if (!holds.end(one.getKey())) continue;
            Optional<HoldLapse> lapse = lapse(one.getKey(), one.getValue(), failSafe, now);
            if (lapse.isEmpty()) continue;
            holds.add(lapse.get());
            lapses.add(lapse.get());
            queue.escalationOf(one.getKey()).ifPresent(reranked::add);
        }
        for (Head head : reranked)
            queue.rank(head.sequence(), worthLess(head.place()).priority());
        if (lapses.isEmpty()) return new Due(due.size(), lapses, List.of(), reranked, 0);
        Entries entries = new Entries(connection);
        long first = entries.drawNumbers(lapses.size());
        List<Added> added = lapses.stream().map(Lapsing::entry).toList();
        for (int i = 0; i < added.size(); i++) entries.add(first + i, added.get(i), now, running);
        return new Due(due.size(), lapses, added, reranked, first + added.size());
    }

    private static Optional<HoldLapse> lapse(UUID id, String json, Verdict failSafe, Instant now) {
        try {
            Inspection inspection = Inspections.read(json, Inspection.class);
            return Optional.of(new HoldLapse(
                    id,
                    inspection.serial(),
                    inspection.site(),
                    inspection.line(),
                    inspection.station(),
                    failSafe,
                    inspection.holdUntil(),
                    now));
        } catch (InvalidMessage e) {
            System.getLogger(Lapsing.class.getName())
                    .log(Level.ERROR, "the HOLD of inspection " + id + " cannot lapse: it cannot be read", e);
            return Optional.empty();
        }
    }

    private static Added entry(HoldLapse lapse) {
        return new Added(
                lapse.inspectionId(),
                EntryKind.LAPSE,
                new Place(Shelf.INSPECTIONS, Entries.LAPSE_PRIORITY),
                Inspections.json(lapse).length(),
                Optional.empty(),
                "application/json",
                OptionalDouble.empty(),
                Optional.empty());
    }

    private void count(Due due) {
        due.added().forEach(added -> waiting.add(added.place(), 1, added.bytes()));
        for (Head head : due.reranked()) {
            waiting.add(head.place(), -1, -head.bytes());
            waiting.add(worthLess(head.place()), 1, head.bytes());
        }
        waiting.numberedBelow(due.nextSequence());
    }

    private static Place worthLess(Place place) {
        return new Place(place.shelf(), Math.min(LOWEST, place.priority() + WORTH_LESS));
    }
}
