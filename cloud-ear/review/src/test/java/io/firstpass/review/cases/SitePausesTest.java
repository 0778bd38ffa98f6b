package io.firstpass.review.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.review.pacing.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SitePausesTest {
    private static final Instant NOW = Instant.parse("2026-01-31T08:00:00Z");
    private final SitePauses pauses =
            new SitePauses(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(8), new Random(1)));

    @Test
    void pausesASiteThatFailedAndNoOther() {
        pauses.failed("north", NOW);

        assertThat(pauses.paused(NOW)).containsExactly("north");
        assertThat(pauses.paused(NOW.plusSeconds(1))).isEmpty();
    }

    @Test
    void pausesLongerEachTimeUntilItSucceeds() {
        for (int i = 0; i < 5; i++) pauses.failed("north", NOW);
        assertThat(pauses.paused(NOW.plusSeconds(3))).containsExactly("north");
        assertThat(pauses.paused(NOW.plusSeconds(8))).isEmpty();

        pauses.succeeded("north");
        assertThat(pauses.paused(NOW)).isEmpty();
        pauses.failed("north", NOW);
        assertThat(pauses.paused(NOW.plusSeconds(1))).isEmpty();
    }
}
