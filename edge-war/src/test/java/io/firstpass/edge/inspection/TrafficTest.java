package io.firstpass.edge.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.edge.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Where there is room between frames, by a clock that the test sets. */
class TrafficTest {
    private static final Duration PASS = Duration.ofMillis(60);

    private final TestClock clock = new TestClock();
    private final Traffic traffic = new Traffic(clock);

    private void frame(int afterMillis) {
        clock.advance(Duration.ofMillis(afterMillis));
        traffic.came();
        clock.advance(Duration.ofMillis(80));
        traffic.went();
    }

    @Test
    void hasNoneWhileAFrameIsInHand() {
        traffic.came();
        traffic.came();
        traffic.went();
        assertThat(traffic.roomIn(PASS)).isEmpty();
        traffic.went();
        assertThat(traffic.roomIn(PASS)).isPresent();
    }

    @Test
    void hasItAtOnceBetweenFramesThatComeWithABeat() {
        for (int i = 0; i < 40; i++) frame(400);
        assertThat(traffic.roomIn(PASS)).contains(Duration.ZERO);
    }

    @Test
    void hasNoneRightBeforeTheNextBeat() {
        for (int i = 0; i < 40; i++) frame(400);
        clock.advance(Duration.ofMillis(350));
        assertThat(traffic.roomIn(PASS)).contains(Duration.ofMillis(50));
        clock.advance(Duration.ofMillis(51));
        assertThat(traffic.roomIn(PASS)).contains(Duration.ZERO);
    }

    @Test
    void waitsOutTheShortPausesWithinABurst() {
        for (int i = 0; i < 10; i++) {
            frame(900);
            frame(5);
            frame(10);
        }
        assertThat(traffic.roomIn(PASS)).contains(Duration.ofMillis(10));
    }

    @Test
    void hasNoneInPausesThatAreShorterThanAPass() {
        for (int i = 0; i < 40; i++) frame(i % 50);
        Duration room = traffic.roomIn(PASS).orElseThrow();
        assertThat(room).isGreaterThanOrEqualTo(Duration.ofMillis(39));
    }

    @Test
    void forgetsHowTheLineRanLongAgo() {
        for (int i = 0; i < 40; i++) frame(20);
        for (int i = 0; i < 40; i++) frame(400);
        assertThat(traffic.roomIn(PASS)).contains(Duration.ZERO);
    }
}
