package io.firstpass.edge.outbox;

import io.firstpass.contract.ExpiryReason;
import io.firstpass.contract.Heartbeat;
import java.util.Map;

/**
 * What the store knows of itself beside the backlog.
 *
 * @param nextSequence the first number of {@code epoch} that was not given yet
 * @param settledBelow all numbers of the epoch below it were acknowledged, as entries or as expired ones
 * @param frameBytes of the frames that wait to be sent
 * @param expired how many entries of this epoch expired, by reason
 * @param unrecorded how many inspections were answered without being recorded since the start, for want of disk
 */
public record OutboxState(
        String epoch,
        long nextSequence,
        long settledBelow,
        long frameBytes,
        Map<ExpiryReason, Long> expired,
        long unrecorded,
        Heartbeat.Disk disk) {
    public OutboxState {
        expired = Map.copyOf(expired);
    }
}
