package io.firstpass.testbed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InversionsTest {
    private final List<Departure> departures = new ArrayList<>();

    @Test
    void findsNoneWhereTheMostValuableLeaveFirstAndTheOldestAmongThem() {
        leave(0, 5, 0).leave(1, 9, 0).leave(2, 1, 3).leave(3, 2, 3).leave(4, 0, 9);
        assertThat(Inversions.count(departures, 0)).isZero();
    }

    @Test
    void findsOneThatWasNeitherTheMostValuableNorTheOldest() {
        leave(0, 7, 5).leave(1, 8, 0).leave(2, 1, 9);
        assertThat(Inversions.count(departures, 0)).isEqualTo(1);
    }

    @Test
    void leavesTheOldestTheirShare() {
        leave(0, 0, 9).leave(1, 8, 0).leave(2, 9, 0);
        assertThat(Inversions.count(departures, 0)).isZero();
    }

    @Test
    void countsWhatLeavesWithinAWindowAsLeavingAtOnce() {
        leave(0, 7, 5).leave(10, 8, 0).leave(11, 1, 9);
        assertThat(Inversions.count(departures, 10)).isZero();
        assertThat(Inversions.count(departures, 9)).isEqualTo(1);
    }

    @Test
    void goesByTheOrderOfLeavingAndNotByTheListsOrder() {
        leave(2, 1, 9).leave(1, 8, 0).leave(0, 7, 5);
        assertThat(Inversions.count(departures, 0)).isEqualTo(1);
    }

    private InversionsTest leave(long position, int age, int priority) {
        departures.add(new Departure(position, age, priority));
        return this;
    }
}
