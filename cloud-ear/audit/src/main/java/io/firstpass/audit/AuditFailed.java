package io.firstpass.audit;

/** The audit log could not be written, read or signed; the message says which part of it. */
public final class AuditFailed extends RuntimeException {
    AuditFailed(String message, Exception cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
