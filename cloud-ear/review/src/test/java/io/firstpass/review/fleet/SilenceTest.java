package io.firstpass.review.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.LinkState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceTest {
    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private final Silence listening = new Silence(PERIOD, true, NOW.minusSeconds(3600));

    @ParameterizedTest
    @CsvSource({
        "ONLINE, 14, ",
        "ONLINE, 15, SUSPECT",
        "RECOVERING, 15, SUSPECT",
        "SUSPECT, 59, ",
        "OFFLINE, 59, ",
        "SUSPECT, 60, LOST",
        "OFFLINE, 60, LOST",
        "LOST, 6000, "
    })
    void callsAnEdgeSuspectAndThenLost(LinkState state, int seconds, LinkState next) {
        assertThat(listening.conclude(state, NOW.minusSeconds(seconds), NOW).orElse(null))
                .isEqualTo(next);
    }

    @Test
    void doesNotCountTheTimeBeforeWeListened() {
        var since = new Silence(PERIOD, true, NOW.minusSeconds(14));

        assertThat(since.conclude(LinkState.ONLINE, NOW.minusSeconds(3600), NOW))
                .isEmpty();
    }

    @Test
    void callsNobodyLostWithoutABroker() {
        var deaf = new Silence(PERIOD, false, NOW.minusSeconds(3600));

        assertThat(deaf.conclude(LinkState.ONLINE, NOW.minusSeconds(3600), NOW)).contains(LinkState.SUSPECT);
        assertThat(deaf.conclude(LinkState.SUSPECT, NOW.minusSeconds(3600), NOW))
                .isEmpty();
    }
}
