package io.firstpass.edge.outbox;

/** What an entry sends: {@link #INSPECTION}, the metadata; {@link #ESCALATION}, the frame with the wish for a second look. */
public enum EntryKind {
    INSPECTION,
    ESCALATION
}
