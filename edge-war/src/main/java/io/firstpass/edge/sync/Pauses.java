package io.firstpass.edge.sync;

import java.time.Duration;

/** How one waits after a failure: for the full time, whatever is recorded meanwhile. */
interface Pauses {
    void afterFailure(Duration wait) throws InterruptedException;

    static Pauses sleeping() {
        return wait -> Thread.sleep(wait.toMillis());
    }
}
