package io.firstpass.provenance;

/** Keys that cannot be used as configured; the message names the file, the key and the cure. It stops the start. */
public final class KeysRefused extends RuntimeException {
    KeysRefused(String message) {
        super(message);
    }

    KeysRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
