package io.firstpass.registry.evidence;

/** A scan report that cannot be read; the message says what was expected and how to make one. */
public final class ReportRefused extends RuntimeException {
    ReportRefused(String message) {
        super(message);
    }

    ReportRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
