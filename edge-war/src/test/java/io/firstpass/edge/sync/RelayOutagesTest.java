package io.firstpass.edge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.ExpiryReason;
import io.firstpass.edge.outbox.Entry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What still flows when one of the channels does not. */
class RelayOutagesTest {
    private final RelayBench bench = new RelayBench();
    private final ListOutbox outbox = bench.outbox;
    private final Cloud cloud = bench.cloud;

    @Test
    void sendsInspectionsAndLapsesWhileOnlyTheStoreIsDown() throws Exception {
        for (int i = 0; i < 20; i++) outbox.escalation("E-" + i, 0);
        outbox.inspection("A");
        outbox.lapse("B");
        cloud.storeDown = true;

        assertThat(bench.round()).isInstanceOf(Round.Moved.class);
        outbox.inspection("C");
        bench.round();

        assertThat(outbox.sent).containsExactlyInAnyOrder(21L, 22L, 23L);
        assertThat(bench.attempts).contains("FRAMES failed").doesNotContain("EVENTS failed", "caught up");
        assertThat(cloud.puts).as("one try, not twenty").isEqualTo(1);
    }

    @Test
    void countsFramesThatFailTogetherAsOneFailure() throws Exception {
        bench.framesTake(Duration.ofSeconds(1));
        for (int i = 0; i < 8; i++) outbox.escalation("E-" + i, 0);
        cloud.storeDown = true;

        bench.round();
        bench.round();

        assertThat(cloud.puts).isEqualTo(8);
        assertThat(bench.attempts).containsOnlyOnce("FRAMES failed");
    }

    @Test
    void triesOneFrameNowAndThenUntilTheStoreIsBack() throws Exception {
        for (int i = 0; i < 20; i++) outbox.escalation("E-" + i, 0);
        cloud.storeDown = true;
        bench.round();
        bench.time.pass(Duration.ofSeconds(5));
        bench.round();
        assertThat(cloud.puts).isEqualTo(2);

        cloud.storeDown = false;
        bench.time.pass(Duration.ofSeconds(30));
        for (int i = 0; i < 4; i++) bench.round();

        assertThat(outbox.sent).hasSize(20);
        assertThat(cloud.puts).isEqualTo(22);
        assertThat(bench.attempts).contains("FRAMES succeeded", "caught up");
    }

    @Test
    void triesAFrameAtOnceWhenAnotherChannelIsBack() throws Exception {
        outbox.escalation("A", 0);
        cloud.storeDown = true;
        bench.round();
        bench.time.pass(Duration.ofSeconds(5));
        bench.round();
        cloud.storeDown = false;

        bench.retry();
        for (int i = 0; i < 3; i++) bench.round();

        assertThat(outbox.sent).containsExactly(1L);
    }

    @Test
    void asksTheStoreWhenThereIsNoFrameToTry() throws Exception {
        Entry last = outbox.escalation("A", 0);
        cloud.storeDown = true;
        bench.round();
        outbox.expire(last, ExpiryReason.AGE, "");
        cloud.storeDown = false;
        bench.time.pass(Duration.ofSeconds(30));

        for (int i = 0; i < 3; i++) bench.round();

        assertThat(cloud.reached).isEqualTo(1);

        assertThat(bench.attempts).containsSequence("FRAMES succeeded", "caught up");
    }

    @Test
    void triesOneEntryAtATimeWhileTheBrokerIsDown() throws Exception {
        for (int i = 0; i < 20; i++) outbox.escalation("E-" + i, 0);
        outbox.inspection("A");
        cloud.brokerDown = true;
        bench.round();
        int puts = cloud.puts;

        assertThat(bench.round()).isInstanceOf(Round.Failed.class);
        assertThat(bench.round()).isInstanceOf(Round.Failed.class);
        assertThat(cloud.puts).as("no frame goes where no event can follow").isEqualTo(puts);

        cloud.brokerDown = false;
        for (int i = 0; i < 4; i++) bench.round();
        assertThat(outbox.sent).hasSize(21);
    }

    @Test
    void carriesAFrameOnceHoweverOftenItsEventFails() throws Exception {
        Entry entry = outbox.escalation("A", 0);
        cloud.nacked.add(entry.id());
        for (int i = 0; i < 3; i++) bench.round();
        cloud.nacked.clear();
        bench.round();

        assertThat(cloud.puts).isEqualTo(1);
        assertThat(outbox.sent).containsExactly(1L);
    }

    @Test
    void givesUpAfterThreeTimesAFrameThatTheStoreDoesNotWant() throws Exception {
        outbox.escalation("large", 0);
        outbox.escalation("B", 1);
        outbox.inspection("C");
        cloud.unwantedFrames.add("large");

        for (int i = 0; i < 5; i++) {
            bench.round();
            bench.time.pass(Duration.ofSeconds(10));
        }

        assertThat(outbox.expired).containsOnlyKeys(1L).containsValue(ExpiryReason.REFUSED);
        assertThat(outbox.sent).contains(2L, 3L);
        assertThat(bench.attempts).doesNotContain("FRAMES failed");
    }

    @Test
    void doesNotGiveUpAllFramesAtOnceWhenTheStoreWantsNone() throws Exception {
        for (int i = 0; i < 50; i++) {
            outbox.escalation("E-" + i, 0);
            cloud.unwantedFrames.add("E-" + i);
        }

        long start = bench.time.getAsLong();
        while (bench.time.since(start).toSeconds() < 60) bench.round();

        assertThat(outbox.expired).hasSizeBetween(1, 10);
    }

    @Test
    void tellsTheLinkOfSilenceLongBeforeItGivesUp() throws Exception {
        Entry unheard = outbox.inspection("A");
        cloud.unacknowledged.add(unheard.id());

        long start = bench.time.getAsLong();
        assertThat(bench.round()).isInstanceOf(Round.Failed.class);

        assertThat(bench.time.since(start)).isBetween(Duration.ofSeconds(119), Duration.ofSeconds(122));
        assertThat(bench.attempts.stream().filter("EVENTS failed"::equals)).hasSizeGreaterThan(9);
    }

    @Test
    void sendsOnceTheEventOfAFrameThatArrivesWhileNothingElseMoves() throws Exception {
        cloud.ackAfter = Duration.ofSeconds(2);
        bench.framesTake(Duration.ofSeconds(2));
        outbox.escalation("A", 0);

        for (int i = 0; i < 5; i++) bench.round();

        assertThat(cloud.ids()).containsExactly("epoch-1");
        assertThat(outbox.sent).containsExactly(1L);
    }

    @Test
    void takesTwoSecondsOfLatencyForNoFailure() throws Exception {
        cloud.ackAfter = Duration.ofSeconds(2);
        bench.framesTake(Duration.ofSeconds(2));
        for (int i = 0; i < 8; i++) outbox.escalation("E-" + i, 0);
        for (int i = 0; i < 200; i++) outbox.inspection("I-" + i);

        long start = bench.time.getAsLong();
        while (outbox.sent.size() < 208) bench.round();

        assertThat(bench.attempts).doesNotContain("EVENTS failed", "FRAMES failed");
        assertThat(bench.time.since(start))
                .as("frames together, inspections beside them")
                .isLessThan(Duration.ofSeconds(7));
    }
}
