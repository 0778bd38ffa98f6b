package io.firstpass.testbed.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.Detection;
import io.firstpass.testbed.bench.EdgeStandIn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DemoIT {
    private static final int BOARDS = 6;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private EdgeStandIn edge;

    @BeforeEach
    void start() throws IOException {
        edge = new EdgeStandIn();
    }

    @AfterEach
    void stop() {
        edge.close();
    }

    @Test
    void succeedsWhenEveryBoardHasAVerdictAndEveryEscalatedOneARuling() {
        edge.escalates = true;
        assertThat(new Demo(() -> true).run(edge.uri(), BOARDS, 50, out)).isZero();
        assertThat(text()).contains("inspected 6  PASS 6").contains("escalated 6, rulings back 6");
        assertThat(edge.queries).hasSize(BOARDS).allMatch(query -> query.matches("serial=demo-\\d{10}-00000[1-6]"));
    }

    @Test
    void failsWhenARulingDoesNotComeBackInTime() {
        edge.escalates = true;
        edge.rules = false;
        assertThat(new Demo(() -> true, Duration.ofMillis(500)).run(edge.uri(), 2, 50, out))
                .isEqualTo(1);
        assertThat(text()).contains("escalated 2, rulings back 0");
    }

    @Test
    void asksAgainWhereTheEdgeIsBusy() {
        edge.refusals.add(503);
        edge.refusals.add(429);
        assertThat(new Demo(() -> true).run(edge.uri(), BOARDS, 50, out)).isZero();
        assertThat(edge.queries).hasSize(BOARDS + 2);
    }

    @Test
    void failsAndSaysWhyWhereABoardGotNoVerdict() {
        edge.refusals.add(400);
        assertThat(new Demo(() -> true).run(edge.uri(), BOARDS, 50, out)).isEqualTo(1);
        assertThat(text()).contains("inspected 5").contains("no verdict for 1: HTTP 400: busy");
    }

    @Test
    void countsWhatWasFoundAndMissedAgainstTheTruth() {
        int defects = 0;
        Defect known = null;
        Boards boards = new Boards();
        for (long number = 1; number <= BOARDS; number++) {
            defects += boards.board(number).defects().size();
            for (Defect defect : boards.board(number).defects()) known = defect;
        }
        edge.detections = List.of(new Detection(known.defect(), .9, known.box()));
        new Demo(() -> true).run(edge.uri(), BOARDS, 50, out);
        assertThat(text()).contains("defects found 1, missed " + (defects - 1));
    }

    @Test
    void endsOnAnInterruptWithTheTallySoFar() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        Thread endless = new Thread(() -> {
            new Demo(() -> true).run(edge.uri(), 0, 50, out);
            ended.countDown();
        });
        endless.start();
        while (edge.queries.size() < 3) Thread.onSpinWait();
        endless.interrupt();
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(text()).contains("inspected ").contains("defects found");
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
