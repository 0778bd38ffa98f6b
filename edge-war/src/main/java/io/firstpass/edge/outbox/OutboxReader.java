package io.firstpass.edge.outbox;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The sending side of the outbox, for one reader at a time. What is not marked comes again. */
public interface OutboxReader {
    /** Up to {@code limit} entries to send, the highest priority first and within it the oldest. */
    List<Entry> next(int limit);

    /** The frame of an escalation; empty if it is gone. */
    Optional<byte[]> frame(Entry entry);

    /** Commits that the broker acknowledged these. */
    void markSent(Collection<Long> sequences);

    /** Commits that this one can never be sent. Its inspection stays; the reason goes to the log. */
    void withdraw(Entry entry, String reason);

    /** Has {@code listener} called after every commit that added entries, on the recording thread: it must return at once. */
    void whenRecorded(Runnable listener);
}
