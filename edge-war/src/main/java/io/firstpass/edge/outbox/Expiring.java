package io.firstpass.edge.outbox;

import io.firstpass.contract.EntryKind;
import io.firstpass.contract.ExpiryReason;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Ends the waiting of entries with a tombstone each. Their inspections stay. Thread-safe. */
final class Expiring {
    private final String epoch;
    private final Derby derby;
    private final FrameFiles frames;
    private final Waiting waiting;
    private final Clock clock;

    Expiring(String epoch, Derby derby, FrameFiles frames, Waiting waiting, Clock clock) {
        this.epoch = epoch;
        this.derby = derby;
        this.frames = frames;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** In one transaction, so no more than a few hundred at once; frames go after their rows. Returns how many still waited. */
    int expire(List<Head> heads, ExpiryReason reason) {
        if (heads.isEmpty()) return 0;
        Instant now = clock.instant();
        List<Head> expired = waiting.rearranging(() -> {
            List<Head> buried = derby.transact("expire " + heads.size() + " entries", connection -> {
                Queue queue = new Queue(connection);
                List<Head> done = new ArrayList<>();
                for (Head head : heads) queue.waiting(head.sequence()).ifPresent(done::add);
                for (Head head : done) {
                    queue.remove(head.sequence());
                    new TombstoneRows(connection).add(epoch, TombstoneRows.of(head, reason, now));
                }
                return done;
            });
            buried.forEach(head -> waiting.add(head.place(), -1, -head.bytes()));
            waiting.expired(reason, buried.size());
            return buried;
        });
        expired.stream()
                .filter(head -> head.kind() == EntryKind.ESCALATION)
                .forEach(head -> frames.delete(head.inspection()));
        return expired.size();
    }
}
