package io.firstpass.testbed.server;

import java.nio.file.Path;

/** A server that did not come up: which one, why, and where its log is. */
public final class DidNotStart extends RuntimeException {
    private final String server;

    public DidNotStart(String server, String reason, Path log) {
        super(server + " did not start: " + reason + "\n  its log: " + log);
        this.server = server;
    }

    public String server() {
        return server;
    }
}
