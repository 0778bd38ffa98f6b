package io.firstpass.edge.outbox;

import io.firstpass.contract.ExpiryReason;
import io.firstpass.contract.SequenceRange;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The sending side of the outbox, for one reader at a time. What is not marked comes again. */
public interface OutboxReader {
    /** Commits that the broker acknowledged these. */
    void markSent(Collection<Long> sequences);

    /** Up to a window of entries to send: the highest priority first and within it the oldest, but for the share of the rest. */
    List<Entry> next(Window window);

    /** The frame of an escalation as it lies here. */
    SealedFrame sealed(Entry entry);

    /** Commits that this one will never be sent, and its tombstone. Its inspection stays; {@code detail} goes to the log. */
    void expire(Entry entry, ExpiryReason reason, String detail);

    /** What expired and was not told yet, of the oldest epoch that has any; empty where all is told. */
    Optional<Tombstones> untold(int limit);

    /** Commits that the broker acknowledged these. */
    void markTold(Tombstones tombstones);

    /** Commits that what the cloud misses is sent again, or its tombstone where it cannot be. */
    void resend(String epoch, List<SequenceRange> ranges);

    /** Has {@code listener} called after every commit that added entries, on the recording thread: it must return at once. */
    void whenRecorded(Runnable listener);
}
