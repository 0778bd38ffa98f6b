package io.firstpass.testbed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExtentTest {
    @Test
    void playsTwoHoursIn300Seconds() {
        Extent extent = new Extent(2, 24);
        assertThat(extent.outage()).isEqualTo(Duration.ofMinutes(5));
        assertThat(extent.fault()).isEqualTo(Duration.ofSeconds(30));
        assertThat(extent.edge())
                .containsEntry("FIRSTPASS_HOLD", "PT2.5S")
                .containsEntry("FIRSTPASS_OUTBOX_ESCALATIONS_KEEP", "PT5M")
                .containsEntry("FIRSTPASS_HEARTBEAT", "PT0.208S");
    }

    @Test
    void staysWithinTheRangesOfTheSettings() {
        Extent extent = new Extent(2, 360);
        assertThat(extent.outage()).isEqualTo(Duration.ofSeconds(20));
        assertThat(extent.edge())
                .containsEntry("FIRSTPASS_OUTBOX_ESCALATIONS_KEEP", "PT1M")
                .containsEntry("FIRSTPASS_HEARTBEAT", "PT0.2S");
    }

    @Test
    void changesNothingThatIsNotCompressed() {
        assertThat(new Extent(2, 1).edge())
                .containsEntry("FIRSTPASS_HOLD", "PT1M")
                .containsEntry("FIRSTPASS_HEARTBEAT", "PT5S");
        assertThat(new Extent(2, 1).outage()).isEqualTo(Duration.ofHours(2));
    }
}
