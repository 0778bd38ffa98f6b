package io.firstpass.edge.sync;

import java.time.Duration;

/** The two ways in which the relay waits. */
interface Pauses {
    /** Until something was recorded, or for {@code longest}. */
    void untilRecorded(Duration longest) throws InterruptedException;

    /** The full time: what is recorded during an outage must not wake the relay once a takt. */
    void afterFailure(Duration wait) throws InterruptedException;
}
