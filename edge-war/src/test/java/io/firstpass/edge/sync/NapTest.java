package io.firstpass.edge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NapTest {
    private final Nap nap = new Nap();

    @Test
    void lastsAsLongAsItShould() throws Exception {
        assertThat(nap.afterFailure(Duration.ofMillis(1))).isFalse();
    }

    @Test
    @Timeout(20)
    void endsAtOnceForAReason() throws Exception {
        CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> pause(Duration.ofHours(1)));

        nap.end();

        assertThat(ended.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @Timeout(20)
    void countsSeveralReasonsBeforeItAsOne() throws Exception {
        nap.end();
        nap.end();

        assertThat(nap.afterFailure(Duration.ofHours(1))).isTrue();
        assertThat(nap.afterFailure(Duration.ofMillis(1))).isFalse();
    }

    private boolean pause(Duration wait) {
        try {
            return nap.afterFailure(wait);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
