package io.firstpass.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class ChangeWindowTest {
    @Test
    void holdsFromItsStartUntilBeforeItsEnd() {
        var shiftChange = new ChangeWindow("05:45", "06:15");
        assertThat(shiftChange.holds(LocalTime.of(5, 44, 59))).isFalse();
        assertThat(shiftChange.holds(LocalTime.of(5, 45))).isTrue();
        assertThat(shiftChange.holds(LocalTime.of(6, 14, 59))).isTrue();
        assertThat(shiftChange.holds(LocalTime.of(6, 15))).isFalse();
    }

    @Test
    void goesOverMidnightWhereItEndsEarlierThanItStarts() {
        var night = new ChangeWindow("22:00", "01:30");
        assertThat(night.holds(LocalTime.of(23, 59))).isTrue();
        assertThat(night.holds(LocalTime.MIDNIGHT)).isTrue();
        assertThat(night.holds(LocalTime.of(1, 30))).isFalse();
        assertThat(night.holds(LocalTime.NOON)).isFalse();
    }

    @Test
    void refusesWhatIsNoTimeAndNoSpan() {
        assertThatExceptionOfType(InvalidMessage.class)
                .isThrownBy(() -> new ChangeWindow("24:00", "06:00"))
                .withMessageStartingWith("from needs to be a time");
        assertThatExceptionOfType(InvalidMessage.class)
                .isThrownBy(() -> new ChangeWindow("06:00", "06:00"))
                .withMessageStartingWith("to needs to be another time");
    }
}
