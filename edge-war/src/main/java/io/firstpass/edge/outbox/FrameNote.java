package io.firstpass.edge.outbox;

import io.firstpass.contract.Inspection;

/**
 * What lies sealed beside a frame, so that its escalation can be recorded again should the database be lost. What an
 * inspection does not have is null.
 *
 * @param sealedSha256 of the encrypted frame
 */
record FrameNote(
        Inspection inspection,
        String frameSha256,
        String contentType,
        Double inclusionProbability,
        String idempotencyKey,
        String traceparent,
        String sealedSha256) {}
