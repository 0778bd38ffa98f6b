package io.firstpass.edge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RelayLoopTest {
    private static final Round SENT = new Round.Moved();
    private static final Round NOTHING = new Round.Rested();
    private static final Round FAILED = new Round.Failed(new UplinkFailed("down"));

    private final List<String> waits = new ArrayList<>();
    private int reasonsToTry;

    @Test
    void goesOnAtOnceWhileNothingFails() {
        run(SENT, SENT, NOTHING, SENT);

        assertThat(waits).isEmpty();
    }

    @Test
    void doublesTheBoundOfItsWaitsUntilASendingWorks() {
        run(FAILED, FAILED, NOTHING, FAILED, SENT, FAILED);

        assertThat(waits).containsExactly("PT0.5S", "PT1S", "PT2S", "PT0.5S");
    }

    @Test
    void beginsAgainWithShortWaitsWhenThereIsAReasonToTry() {
        reasonsToTry = 1;

        run(FAILED, FAILED, FAILED);

        assertThat(waits).containsExactly("PT0.5S", "PT0.5S", "PT1S");
    }

    @Test
    void outlivesAnOutboxThatFails() {
        Queue<Round> rest = new ArrayDeque<>(List.of(NOTHING));
        boolean[] failedOnce = {false};
        loop(() -> {
                    if (!failedOnce[0]) {
                        failedOnce[0] = true;
                        throw new IllegalStateException("outbox");
                    }
                    return nextOf(rest);
                })
                .run();

        assertThat(waits).containsExactly("PT0.5S");
    }

    @Test
    void endsAfterTheRoundInWhichItWasStopped() {
        RelayLoop[] loop = new RelayLoop[1];
        loop[0] = loop(() -> {
            loop[0].stop();
            return NOTHING;
        });

        loop[0].run();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private void run(Round... rounds) {
        Queue<Round> rest = new ArrayDeque<>(List.of(rounds));
        loop(() -> nextOf(rest)).run();
    }

    private static Round nextOf(Queue<Round> rest) throws InterruptedException {
        if (rest.isEmpty()) throw new InterruptedException("stopped");
        return rest.remove();
    }

    private RelayLoop loop(RelayLoop.Rounds rounds) {
        Thread.interrupted();
        RandomGenerator middle = () -> Long.MIN_VALUE;
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), middle);
        return new RelayLoop(rounds, this::pause, backoff);
    }

    private boolean pause(Duration wait) {
        waits.add(wait.toString());
        return reasonsToTry-- > 0;
    }
}
