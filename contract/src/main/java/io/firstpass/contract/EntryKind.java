package io.firstpass.contract;

/**
 * What a numbered entry of an edge's outbox tells the cloud: {@link #INSPECTION}, the metadata; {@link #ESCALATION}, the
 * frame with the wish for a second look; {@link #LAPSE}, that a HOLD's deadline passed without a ruling.
 */
public enum EntryKind {
    INSPECTION,
    ESCALATION,
    LAPSE
}
