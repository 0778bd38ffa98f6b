package io.firstpass.registry.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateTest {
    @Test
    void givesWilsonsInterval() {
        // Values of the published formula at z = 1.96, as statistics packages give them.
        assertInterval(Rate.of(5, 10), .2366, .7634);
        assertInterval(Rate.of(0, 10), 0, .2775);
        assertInterval(Rate.of(10, 10), .7225, 1);
        assertInterval(Rate.of(1, 100), .0018, .0545);
        assertThat(Rate.of(1, 4).value()).isEqualTo(.25);
    }

    @Test
    void saysNothingWhereThereIsNothingToCountIn() {
        assertThat(Rate.of(0, 0)).isEqualTo(new Rate(0, 0, null, 0, 1));
    }

    @Test
    void refusesWhatIsNoShare() {
        assertThatThrownBy(() -> Rate.of(3, 2)).hasMessage("3 of 2 is no share");
    }

    private static void assertInterval(Rate rate, double low, double high) {
        assertThat(rate.low()).isEqualTo(low, within(5e-5));
        assertThat(rate.high()).isEqualTo(high, within(5e-5));
    }
}
