package io.firstpass.registry.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RoundTest {
    private static final Logger LOG = Logger.getLogger(Round.class.getName());

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger runs = new AtomicInteger();

    @BeforeAll
    static void quiet() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        LOG.setLevel(null);
    }

    @Test
    void goesOnWhileThereIsWork() {
        round(() -> runs.incrementAndGet() < 5).run();

        assertThat(runs).hasValue(5);
    }

    @Test
    void sitsOutALongerPauseAfterEachFailureAndNoneAfterASuccess() {
        var outcomes = new ArrayDeque<Boolean>();
        Round round = round(() -> {
            runs.incrementAndGet();
            if (outcomes.remove()) return false;
            throw new IOException("away");
        });
        for (int i = 0; i < 4; i++) outcomes.add(false);
        outcomes.add(true);
        outcomes.add(true);

        round.run();
        for (int pause : new int[] {1, 2, 4, 4}) {
            int before = runs.get();
            after(round, pause * 1000 - 1);
            assertThat(runs).as("within the pause of %d s", pause).hasValue(before);
            after(round, 1);
            assertThat(runs).hasValue(before + 1);
        }
        round.run();
        assertThat(runs).hasValue(6);
    }

    private void after(Round round, int millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
        round.run();
    }

    private Round round(Round.Step step) {
        return new Round("a step", step, Duration.ofSeconds(1), Duration.ofSeconds(4), nanos::get);
    }
}
