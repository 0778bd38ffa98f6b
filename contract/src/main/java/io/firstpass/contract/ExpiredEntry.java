package io.firstpass.contract;

import java.time.Instant;
import java.util.UUID;

/**
 * The tombstone of the entries {@code sequence} to {@code through}, both included. {@code kind}, {@code inspectionId} and
 * {@code priority} are null where nobody can tell any more, and always where there are several.
 */
public record ExpiredEntry(
        long sequence,
        long through,
        EntryKind kind,
        UUID inspectionId,
        Integer priority,
        ExpiryReason reason,
        Instant expiredAt) {
    public ExpiredEntry {
        Required.notNegative("sequence", sequence);
        if (through < sequence) throw new InvalidMessage("through", "needs to be at least sequence, is " + through);
        if (priority != null) Required.priority("priority", priority);
        Required.present("reason", reason);
        Required.present("expiredAt", expiredAt);
    }
}
