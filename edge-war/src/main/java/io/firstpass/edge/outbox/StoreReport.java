package io.firstpass.edge.outbox;

import java.time.Instant;

/**
 * What a start found when the store was damaged or lost, and what it did about it.
 *
 * @param reason in words for the log and for whoever looks into it
 * @param setAside the folder where what is left of the old store lies; null where nothing was left of it
 * @param lostEpoch whose numbers that did not arrive are told as lost; null where nobody knows it
 * @param inspections how many were saved from the old store
 * @param escalations how many were saved, from the old store or from the notes beside the frames
 * @param lostFrames how many files of frames could not be used: no note, or one that this password does not open
 */
public record StoreReport(
        Instant at,
        String reason,
        String setAside,
        String lostEpoch,
        long inspections,
        long escalations,
        long lostFrames) {}
