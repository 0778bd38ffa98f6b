package io.firstpass.edge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void growsByStepsWhileTheLinkKeepsUpAndIsHalvedByAFailure() {
        Pace pace = new Pace(0);
        long start = pace.bytesPerSecond();
        pace.took(10_000_000, Duration.ofSeconds(1));
        pace.took(10_000_000, Duration.ofSeconds(1));
        assertThat(pace.bytesPerSecond()).isEqualTo(start + 2 * 65_536);

        long grown = pace.bytesPerSecond();
        pace.failed(1_000, Duration.ofMillis(1));
        assertThat(pace.bytesPerSecond()).isEqualTo(grown / 2);
    }

    @Test
    void fallsToWhatALoadedLinkGives() {
        Pace pace = new Pace(0);
        pace.took(600_000, Duration.ofSeconds(75));
        assertThat(pace.bytesPerSecond()).isEqualTo(16_000);
        assertThat(pace.bytesAtOnce()).isEqualTo(64_000);
        assertThat(pace.events(500)).isEqualTo(62);
    }

    @Test
    void believesALongTimeWhateverTheBytes() {
        Pace pace = new Pace(0);
        pace.took(100_000, Duration.ofSeconds(10));
        assertThat(pace.bytesPerSecond()).isEqualTo(20_000);
    }

    @Test
    void fallsBelowWhatDidNotGetThrough() {
        Pace pace = new Pace(0);
        pace.failed(900_000, Duration.ofSeconds(36));
        assertThat(pace.bytesPerSecond()).isEqualTo(25_000);
    }

    @Test
    void learnsNothingFromALittleThatTookItsTime() {
        Pace pace = new Pace(0);
        long start = pace.bytesPerSecond();
        pace.took(1_000, Duration.ofSeconds(2));
        assertThat(pace.bytesPerSecond()).isEqualTo(start);
    }

    @Test
    void staysWithinItsBounds() {
        Pace pace = new Pace(100_000);
        for (int i = 0; i < 100; i++) pace.took(10_000_000, Duration.ofSeconds(1));
        assertThat(pace.bytesPerSecond()).isEqualTo(100_000);
        for (int i = 0; i < 100; i++) pace.failed(1, Duration.ofMillis(1));
        assertThat(pace.bytesPerSecond()).isEqualTo(Pace.LOWEST);
    }

    @Test
    void givesLargeFramesOnASlowLinkMoreTime() {
        Pace pace = new Pace(0);
        assertThat(pace.patience(1_000)).isLessThan(Duration.ofSeconds(21));
        for (int i = 0; i < 100; i++) pace.failed(1, Duration.ofMillis(1));
        assertThat(pace.patience(300_000)).isBetween(Duration.ofSeconds(160), Duration.ofSeconds(170));
    }
}
