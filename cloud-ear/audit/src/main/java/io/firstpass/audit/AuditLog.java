package io.firstpass.audit;

/** The log of deeds that cannot be edited unnoticed. */
public interface AuditLog {
    /**
     * Adds the event at the end of its stream, in the transaction of the deed: both are kept or neither. Appends to one
     * stream wait for each other until that transaction ends, so append last and commit soon.
     *
     * @throws AuditFailed if it cannot be written; the deed must then be rolled back
     */
    void append(AuditEvent event);
}
