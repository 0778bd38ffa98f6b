package io.firstpass.testbed.registry;

/** What the registry answers to a request that it does not fulfil; the message is its own, and says what to do. */
public final class RegistryRefused extends RuntimeException {
    private final int status;
    private final String kind;

    RegistryRefused(int status, String kind, String message) {
        super(message);
        this.status = status;
        this.kind = kind;
    }

    public int status() {
        return status;
    }

    /** The last part of the problem's type, such as {@code approval-submitter}; empty where it gave none. */
    public String kind() {
        return kind;
    }
}
