package io.firstpass.edge.sync;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DoorbellTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    @Timeout(value = 30, unit = SECONDS)
    void keepsARingThatCameBeforeTheWaiting() throws InterruptedException {
        Doorbell bell = new Doorbell();
        bell.ring();
        bell.ring();

        bell.untilRecorded(LONG);
    }

    @Test
    @Timeout(value = 30, unit = SECONDS)
    void wakesTheOneThatWaits() throws InterruptedException {
        Doorbell bell = new Doorbell();
        Thread ringer = new Thread(bell::ring);
        ringer.start();

        bell.untilRecorded(LONG);
        ringer.join();
    }
}
