package io.firstpass.edge.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HoldWatchTest {
    private final List<HoldLapse> told = new ArrayList<>();

    private static HoldLapse lapse() {
        Instant due = Instant.parse("2026-11-24T10:00:00Z");
        return new HoldLapse(UUID.randomUUID(), "B-1", "suzhou", "smt-1", "1", Verdict.FAIL, due, due.plusSeconds(1));
    }

    @Test
    void tellsEachThatLapsed() {
        List<HoldLapse> overdue = List.of(lapse(), lapse());
        new HoldWatch(() -> overdue, told::add).run();
        assertThat(told).isEqualTo(overdue);
    }

    @Test
    void survivesAStoreThatFails() {
        List<HoldLapse> overdue = List.of(lapse());
        List<Boolean> runs = new ArrayList<>();
        HoldWatch watch = new HoldWatch(
                () -> {
                    runs.add(true);
                    if (runs.size() < 3) throw io.firstpass.edge.outbox.Inspected.storeFailure();
                    return overdue;
                },
                told::add);
        for (int i = 0; i < 3; i++) watch.run();
        assertThat(told).isEqualTo(overdue);
    }

    @Test
    void tellsTheOthersWhenOneCannotBeTold() {
        List<HoldLapse> overdue = List.of(lapse(), lapse());
        new HoldWatch(() -> overdue, lapse -> {
                    if (lapse == overdue.get(0)) throw new IllegalStateException("nobody listens");
                    told.add(lapse);
                })
                .run();
        assertThat(told).containsExactly(overdue.get(1));
    }
}
