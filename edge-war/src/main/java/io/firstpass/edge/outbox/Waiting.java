package io.firstpass.edge.outbox;

import io.firstpass.contract.ExpiryReason;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * How much waits to be sent, and how much expired, counted in memory: pages ask every two seconds, and a count in the
 * database takes longer the more waits. Each change of the database counts here after its commit; a commit of which
 * nobody knows whether it took effect makes the counts uncertain, until they are counted again. Thread-safe.
 */
final class Waiting {
    private static final class Amount {
        private long entries;
        private long bytes;
    }

    private final Map<Place, Amount> amounts = new HashMap<>();
    private final Map<ExpiryReason, Long> expired = new EnumMap<>(ExpiryReason.class);
    private final ReadWriteLock changes = new ReentrantReadWriteLock();
    private volatile boolean uncertain;
    private long nextSequence;

    /** Runs a change of the database together with its counting, beside other changes but not while all is counted anew. */
    <T> T changing(Supplier<T> change) {
        changes.readLock().lock();
        try {
            return change.get();
        } catch (StoreFailed e) {
            uncertain = true;
            throw e;
        } finally {
            changes.readLock().unlock();
        }
    }

    /** The same for a change of what waits already, one at a time: what it read is still so when it commits. */
    <T> T rearranging(Supplier<T> change) {
        synchronized (changes) {
            return changing(change);
        }
    }

    /** Runs {@code count}, which starts with {@link #clear}, while nothing changes. */
    void counting(Runnable count) {
        changes.writeLock().lock();
        try {
            uncertain = false;
            count.run();
        } catch (RuntimeException e) {
            uncertain = true;
            throw e;
        } finally {
            changes.writeLock().unlock();
        }
    }

    boolean isUncertain() {
        return uncertain;
    }

    /** Forgets the counts, but not which places there were: one place too many costs a short look, one too few an entry. */
    synchronized void clear() {
        amounts.values().forEach(amount -> amount.entries = amount.bytes = 0);
        expired.clear();
    }

    /** So many more entries in that place, or fewer. */
    synchronized void add(Place place, long entries, long bytes) {
        Amount amount = amounts.computeIfAbsent(place, any -> new Amount());
        amount.entries += entries;
        amount.bytes += bytes;
    }

    synchronized void expired(ExpiryReason reason, long entries) {
        if (entries > 0) expired.merge(reason, entries, Long::sum);
    }

    synchronized void numberedBelow(long next) {
        nextSequence = Math.max(nextSequence, next);
    }

    synchronized long nextSequence() {
        return nextSequence;
    }

    /** Every place that ever had an entry since the start, the highest priority first. */
    synchronized List<Place> places() {
        return amounts.keySet().stream()
                .sorted(Comparator.comparing(Place::priority).thenComparing(Place::shelf))
                .toList();
    }

    synchronized long entries(Shelf... shelves) {
        return amounts.entrySet().stream()
                .filter(one -> List.of(shelves).contains(one.getKey().shelf()))
                .mapToLong(one -> one.getValue().entries)
                .sum();
    }

    synchronized long bytes(Shelf... shelves) {
        return amounts.entrySet().stream()
                .filter(one -> List.of(shelves).contains(one.getKey().shelf()))
                .mapToLong(one -> one.getValue().bytes)
                .sum();
    }

    /** Of those that hold something, the place whose entries are worth least. */
    synchronized Optional<Place> leastValuable(Shelf shelf) {
        return amounts.entrySet().stream()
                .filter(one -> one.getKey().shelf() == shelf && one.getValue().entries > 0)
                .map(Map.Entry::getKey)
                .max(Comparator.comparing(Place::priority));
    }

    synchronized Map<Integer, Long> byPriority() {
        Map<Integer, Long> counts = new HashMap<>();
        amounts.forEach((place, amount) -> {
            if (amount.entries > 0) counts.merge(place.priority(), amount.entries, Long::sum);
        });
        return counts;
    }

    synchronized Map<ExpiryReason, Long> expired() {
        return Map.copyOf(expired);
    }
}
