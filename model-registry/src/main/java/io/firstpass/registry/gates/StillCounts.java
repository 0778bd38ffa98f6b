package io.firstpass.registry.gates;

/** Whoever knows what evidence was found on implements it as a bean; what one says no to closes no gate. Thread-safe. */
public interface StillCounts {
    /** Whether what this evidence was found on is what it would be found on today. */
    boolean counts(StoredEvidence evidence);
}
