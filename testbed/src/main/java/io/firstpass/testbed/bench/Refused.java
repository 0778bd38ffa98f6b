package io.firstpass.testbed.bench;

import java.io.IOException;

/** An edge server's answer that is not 200; the message is the server's own reason. */
public final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    Refused(int status, String reason) {
        super(reason);
        this.status = status;
    }

    /** Whether the server had no room for the request, whatever was in it. */
    boolean busy() {
        return status == 429 || status == 503;
    }
}
