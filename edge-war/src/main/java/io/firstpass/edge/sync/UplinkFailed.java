package io.firstpass.edge.sync;

/** Something did not reach the cloud; it is still in the outbox. */
final class UplinkFailed extends RuntimeException {
    UplinkFailed(String message) {
        super(message);
    }

    UplinkFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
