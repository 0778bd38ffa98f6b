package io.firstpass.edge.sync;

import java.time.Duration;

/** How one waits after a failure: whatever is recorded meanwhile. */
interface Pauses {
    /** True if it ended early, because there is a reason to hope. */
    boolean afterFailure(Duration wait) throws InterruptedException;
}
