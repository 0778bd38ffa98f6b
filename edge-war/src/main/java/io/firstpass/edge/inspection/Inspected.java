package io.firstpass.edge.inspection;

import io.firstpass.contract.Inspection;
import io.firstpass.edge.triage.Kept;
import java.util.Optional;

/**
 * Fired when an inspection is over, on the request's thread and before the response leaves. It has been recorded, unless
 * there was no disk left for it. {@code kept} says why its frame stays at home although it might have gone to the cloud.
 */
public record Inspected(Inspection inspection, byte[] frame, boolean recorded, Optional<Kept> kept) {}
