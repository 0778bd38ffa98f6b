package io.firstpass.edge.outbox;

import io.firstpass.contract.EntryKind;
import java.time.Instant;
import java.util.UUID;

/**
 * A waiting entry without its content.
 *
 * @param bytes of its frame as it lies on the disk, or of its metadata
 * @param recorded in running time
 */
record Head(long sequence, EntryKind kind, Place place, long bytes, UUID inspection, long recorded, Instant createdAt) {
    /** What counts against a window's bytes. */
    long frameBytes() {
        return kind == EntryKind.ESCALATION ? bytes : 0;
    }
}
