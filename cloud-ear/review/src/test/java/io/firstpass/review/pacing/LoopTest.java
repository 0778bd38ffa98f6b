package io.firstpass.review.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class LoopTest {
    private static final Backoff QUICK = new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), new Random(1));

    @Test
    void goesOnAfterAFailureAndStopsWhenClosed() {
        List<Integer> steps = new ArrayList<>();
        Loop[] loop = new Loop[1];
        loop[0] = new Loop(
                "counting",
                () -> {
                    steps.add(steps.size());
                    if (steps.size() == 2) throw new IOException("away");
                    if (steps.size() == 4) loop[0].close();
                    return true;
                },
                Duration.ofMillis(1),
                QUICK);

        loop[0].run();

        assertThat(steps).containsExactly(0, 1, 2, 3);
    }

    @Test
    void waitsLongerAfterEachFailureUpToItsLongest() {
        var backoff = new Backoff(Duration.ofMillis(100), Duration.ofMillis(1000), new Random(1));

        assertThat(backoff.after(1)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(backoff.after(3)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
        assertThat(backoff.after(1_000_000)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1000));
    }

    @Test
    void patienceTriesUntilItWorks() throws Exception {
        List<Integer> tries = new ArrayList<>();

        new Patience(QUICK)
                .until(
                        "trying",
                        () -> {
                            tries.add(tries.size());
                            if (tries.size() < 3) throw new IOException("away");
                        },
                        e -> false);

        assertThat(tries).hasSize(3);
    }

    @Test
    void patienceEndsAtAFinalFailure() {
        assertThatThrownBy(() -> new Patience(QUICK)
                        .until(
                                "trying",
                                () -> {
                                    throw new IllegalStateException("never");
                                },
                                e -> true))
                .isInstanceOf(IllegalStateException.class);
    }
}
