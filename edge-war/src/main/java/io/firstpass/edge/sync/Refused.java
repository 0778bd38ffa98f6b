package io.firstpass.edge.sync;

/** The far side said no to this one for what it is, not for how the far side is: it says so again whenever it is asked. */
final class Refused extends RuntimeException {
    Refused(String message, Throwable cause) {
        super(message, cause);
    }
}
