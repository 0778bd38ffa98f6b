package io.firstpass.registry.release;

/** The database did not do what it was asked; the transaction is rolled back. */
final class RecordsFailed extends RuntimeException {
    RecordsFailed(String message, Exception cause) {
        super(message, cause);
    }
}
