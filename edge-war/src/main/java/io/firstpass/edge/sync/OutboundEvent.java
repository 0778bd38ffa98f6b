package io.firstpass.edge.sync;

import io.firstpass.edge.outbox.EntryKind;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One event on its way: {@code id} is the same in every attempt, {@code data} is the JSON of the contract's message. */
record OutboundEvent(
        EntryKind kind,
        String id,
        String key,
        UUID inspectionId,
        Instant time,
        byte[] data,
        Optional<String> traceparent) {}
