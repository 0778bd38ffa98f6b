package io.firstpass.edge.sync;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class QueuedMailboxTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final QueuedMailbox mailbox = new QueuedMailbox();

    @Test
    void keepsARingThatCameBeforeTheWaitingAndCountsSeveralAsOne() throws InterruptedException {
        mailbox.ring();
        mailbox.ring();

        assertThat(mailbox.runNext(Duration.ZERO)).isTrue();
        assertThat(mailbox.runNext(Duration.ZERO)).isFalse();
        mailbox.ring();
        assertThat(mailbox.runNext(Duration.ZERO)).isTrue();
    }

    @Test
    @Timeout(value = 30, unit = SECONDS)
    void wakesTheOneThatWaits() throws InterruptedException {
        Thread ringer = new Thread(mailbox::ring);
        ringer.start();

        assertThat(mailbox.runNext(LONG)).isTrue();
        ringer.join();
    }
}
