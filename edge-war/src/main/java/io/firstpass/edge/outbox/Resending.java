package io.firstpass.edge.outbox;

import io.firstpass.contract.ExpiredEntry;
import io.firstpass.contract.ExpiryReason;
import io.firstpass.contract.SequenceRange;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Has sent again what the cloud misses. A number that still waits comes anyway; one that was sent waits again; one that
 * expired is told again; any other of this epoch is no longer kept, and any other of another epoch was lost with its
 * store. Numbers that were never given are left alone.
 */
final class Resending {
    private static final int NUMBERS = 500;

    private final String epoch;
    private final Derby derby;
    private final Waiting waiting;
    private final Clock clock;

    Resending(String epoch, Derby derby, Waiting waiting, Clock clock) {
        this.epoch = epoch;
        this.derby = derby;
        this.waiting = waiting;
        this.clock = clock;
    }

    void resend(String asked, List<SequenceRange> ranges) {
        for (SequenceRange range : ranges) {
            if (asked.equals(epoch)) resendOurs(range);
            else bury(asked, range, Set.of(), ExpiryReason.STORE_LOST);
        }
    }

    private void resendOurs(SequenceRange range) {
        long through = Math.min(range.through(), waiting.nextSequence() - 1);
        for (long from = Math.max(1, range.from()); from <= through; from += NUMBERS)
            resendSome(new SequenceRange(from, Math.min(through, from + NUMBERS - 1)));
    }

    private void resendSome(SequenceRange range) {
        Set<Long> kept = waiting.rearranging(() -> {
            List<Head> again = derby.transact("send entries again", connection -> {
                Queue queue = new Queue(connection);
                List<Head> sent = queue.sent(range, NUMBERS);
                for (Head head : sent) queue.markSent(head.sequence(), 0);
                return sent;
            });
            again.forEach(head -> waiting.add(head.place(), 1, head.bytes()));
            return derby.transact(
                    "look for entries", connection -> new TreeSet<>(new Queue(connection).numbers(range)));
        });
        bury(epoch, range, kept, ExpiryReason.NOT_KEPT);
    }

    private void bury(String asked, SequenceRange range, Set<Long> kept, ExpiryReason reason) {
        waiting.rearranging(() -> {
            List<SequenceRange> added =
                    derby.transact("tell what expired", connection -> bury(connection, asked, range, kept, reason));
            if (asked.equals(epoch))
                waiting.expired(
                        reason,
                        added.stream()
                                .mapToLong(one -> one.through() - one.from() + 1)
                                .sum());
            return added;
        });
    }

    private List<SequenceRange> bury(
            Connection connection, String asked, SequenceRange range, Set<Long> kept, ExpiryReason reason)
            throws SQLException {
        TombstoneRows tombstones = new TombstoneRows(connection);
        List<ExpiredEntry> there = tombstones.within(asked, range);
        tombstones.tellAgain(asked, there);
        List<SequenceRange> known = new ArrayList<>();
        kept.forEach(number -> known.add(new SequenceRange(number, number)));
        there.forEach(one -> known.add(new SequenceRange(one.sequence(), one.through())));
        List<SequenceRange> unknown = Gaps.in(range, known);
        Instant now = clock.instant();
        for (SequenceRange gap : unknown) tombstones.add(asked, TombstoneRows.of(gap, reason, now));
        return unknown;
    }
}
