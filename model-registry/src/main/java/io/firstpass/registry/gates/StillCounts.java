package io.firstpass.registry.gates;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Whoever knows what evidence was found on implements it as a bean; what one names closes no gate. Thread-safe. */
public interface StillCounts {
    /**
     * Which of these were found on something else than they would be found on today.
     *
     * @param evidence of one package or of many, with empty documents
     */
    Set<UUID> outdated(Collection<StoredEvidence> evidence);
}
