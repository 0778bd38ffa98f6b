package io.firstpass.edge.sync;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One event on its way: {@code id} is the same in every attempt, {@code data} is the JSON of the contract's message.
 * {@code number} is that of the entry it tells of; what expired is told without one.
 */
record OutboundEvent(
        String topic,
        String type,
        String id,
        String key,
        Optional<UUID> inspectionId,
        Instant time,
        Optional<Number> number,
        byte[] data,
        Optional<String> traceparent) {
    private static final int BYTES_OF_HEADERS = 400;

    record Number(String epoch, long sequence) {}

    /** About as many as the broker gets. */
    long bytes() {
        return BYTES_OF_HEADERS + data.length;
    }
}
