package io.firstpass.testbed.system;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/** Waits for what comes true in its own time: long enough for a broker's group to notice that a killed member is gone. */
final class Eventually {
    private Eventually() {}

    static void eventually(ThrowingRunnable assertion) {
        ConditionFactory patient = await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(300));
        patient.ignoreExceptions().untilAsserted(assertion);
    }
}
