package io.firstpass.edge.outbox;

import io.firstpass.contract.Inspection;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An inspection that is about to be recorded. {@code frame}, the file as it was received, is present exactly where the
 * inspection is escalated; {@code traceparent} is the W3C trace context that the later sending continues.
 */
public record NewInspection(
        Inspection inspection,
        Optional<byte[]> frame,
        String frameSha256,
        String contentType,
        OptionalDouble inclusionProbability,
        Optional<String> idempotencyKey,
        Optional<String> traceparent) {
    public NewInspection {
        Objects.requireNonNull(frameSha256, "frameSha256");
        Objects.requireNonNull(contentType, "contentType");
        if (frame.isPresent() != (inspection.escalation() != null))
            throw new IllegalArgumentException("a frame belongs to an escalated inspection and to no other");
    }
}
