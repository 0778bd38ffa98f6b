package io.firstpass.edge.outbox;

import io.firstpass.contract.ExpiryReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Keeps what waits within its limits: nothing longer than its shelf's age, no shelf beyond its room, and frames no longer
 * than the disk has room for what they are worth. The least valuable goes first, and of the equally valuable the oldest.
 * Audits are judged among themselves only, and go for the disk's sake when no other frame is left. Runs on one thread; a
 * few hundred rows a transaction.
 */
final class Retention {
    private static final int ROWS = 200;
    /** Between two looks at the disk, which would be freed of too much otherwise. */
    private static final int FRAMES = 20;

    private final Outbox outbox;
    private final Housekeeping housekeeping;
    private final Map<Shelf, OutboxSettings.Limit> limits;

    Retention(Outbox outbox, Housekeeping housekeeping, Map<Shelf, OutboxSettings.Limit> limits) {
        this.outbox = outbox;
        this.housekeeping = housekeeping;
        this.limits = limits;
    }

    void enforce() {
        rememberRunningTime();
        if (outbox.waiting().isUncertain()) outbox.figures().count();
        outbox.disk().warn();
        outbox.waiting().places().forEach(this::expireOld);
        limits.keySet().forEach(this::expireBeyondRoom);
        makeRoomOnTheDisk();
    }

    /** So that what passes between two recordings counts after a kill as well. */
    private void rememberRunningTime() {
        long now = outbox.runningTime().now();
        outbox.derby().transact("remember the running time", connection -> {
            try (var update = connection.prepareStatement("UPDATE outbox SET running = ?")) {
                update.setLong(1, now);
                return update.executeUpdate();
            }
        });
    }

    private void expireOld(Place place) {
        long before =
                outbox.runningTime().now() - limits.get(place.shelf()).keep().toMillis();
        while (expireFirst(place, head -> head.recorded() < before, ExpiryReason.AGE, ROWS) == ROWS) {}
    }

    private void expireBeyondRoom(Shelf shelf) {
        long excess = excess(shelf);
        while (excess > 0) {
            Optional<Place> least = outbox.waiting().leastValuable(shelf);
            Excess rest = new Excess(excess);
            if (least.isEmpty() || expireFirst(least.get(), rest::takes, ExpiryReason.SPACE, ROWS) == 0) return;
            excess = excess(shelf);
        }
    }

    private long excess(Shelf shelf) {
        return outbox.waiting().bytes(shelf) - limits.get(shelf).maxBytes();
    }

    /** What is still too much; taken down entry by entry. */
    private static final class Excess {
        private long bytes;

        private Excess(long bytes) {
            this.bytes = bytes;
        }

        private boolean takes(Head head) {
            boolean wanted = bytes > 0;
            bytes -= head.bytes();
            return wanted;
        }
    }

    private void makeRoomOnTheDisk() {
        while (outbox.disk().isNearlyFull()) {
            if (housekeeping.dropSentFrames()) continue;
            Optional<Place> least = outbox.waiting()
                    .leastValuable(Shelf.ESCALATIONS)
                    .or(() -> outbox.waiting().leastValuable(Shelf.AUDITS));
            if (least.isEmpty() || outbox.disk().admits(least.get())) return;
            if (expireFirst(least.get(), head -> true, ExpiryReason.DISK, FRAMES) == 0) return;
        }
    }

    /** The oldest of a place, as long as {@code condition} holds, up to {@code limit}. Returns how many. */
    private int expireFirst(Place place, Predicate<Head> condition, ExpiryReason reason, int limit) {
        List<Head> oldest = outbox.derby()
                .transact("look for what expires", connection -> new Queue(connection).heads(place, limit));
        return outbox.expiring().expire(oldest.stream().takeWhile(condition).toList(), reason);
    }
}
