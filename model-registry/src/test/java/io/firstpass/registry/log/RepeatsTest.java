package io.firstpass.registry.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepeatsTest {
    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final Happening MIA = refused("mia", "10.0.0.7");

    private Instant now = START;
    private final Repeats repeats = new Repeats(
            new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(java.time.ZoneId zone) {
                    return this;
                }
            },
            Duration.ofMinutes(1),
            3);

    @Test
    void tellsTheFirstAndCountsTheOthersUntilTheMinuteIsOver() {
        assertThat(repeats.isFirst(MIA)).isTrue();
        for (int i = 0; i < 17; i++) assertThat(repeats.isFirst(MIA)).isFalse();
        assertThat(repeats.isFirst(refused("mia", "10.0.0.8"))).isTrue();
        now = START.plusSeconds(59);
        assertThat(repeats.take(false)).isEmpty();
        now = START.plusSeconds(60);
        assertThat(repeats.take(false)).containsExactly(new Repeats.Count(MIA, START, 17));
        assertThat(repeats.isFirst(MIA)).isTrue();
    }

    @Test
    void givesAllAtTheEnd() {
        repeats.isFirst(MIA);
        repeats.isFirst(MIA);
        assertThat(repeats.take(true)).containsExactly(new Repeats.Count(MIA, START, 1));
        assertThat(repeats.take(true)).isEmpty();
    }

    @Test
    void losesNoCountThatCouldNotBeWritten() {
        repeats.isFirst(MIA);
        repeats.giveBack(new Repeats.Count(MIA, START.minusSeconds(90), 40));
        repeats.isFirst(MIA);
        now = START.plusSeconds(60);
        List<Repeats.Count> taken = repeats.take(false);
        assertThat(taken).extracting(Repeats.Count::times).containsExactly(41L);
        taken.forEach(repeats::giveBack);
        assertThat(repeats.take(true)).isEqualTo(taken);
    }

    /** Whoever makes up a name for each attempt gets neither memory nor rows without end. */
    @Test
    void countsNamesWithoutEndAsOthers() {
        List<Happening> told = new ArrayList<>();
        IntStream.range(0, 1000)
                .mapToObj(i -> refused("name-" + i, "10.0.0.7"))
                .filter(repeats::isFirst)
                .forEach(told::add);
        assertThat(told).hasSize(3);
        assertThat(repeats.take(true)).singleElement().satisfies(count -> {
            assertThat(count.happening()).isEqualTo(MIA.amongOthers());
            assertThat(count.times()).isEqualTo(997);
        });
    }

    private static Happening refused(String name, String from) {
        return new Happening(Happening.NOBODY, "login.refuse", name, null, from);
    }
}
