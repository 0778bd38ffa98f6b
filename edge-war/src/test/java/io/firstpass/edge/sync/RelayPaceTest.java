package io.firstpass.edge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.edge.outbox.Window;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How fast the relay goes, and who gets how much of it. */
class RelayPaceTest {
    private static final byte[] LARGE = new byte[300_000];

    private final RelayBench bench = new RelayBench();
    private final ListOutbox outbox = bench.outbox;
    private final Cloud cloud = bench.cloud;

    @Test
    void waitsForAFrameForAsLongAsAThinLineNeeds() throws Exception {
        thinLine(8_000);
        for (int i = 0; i < 5; i++) outbox.escalation("E-" + i, 0, LARGE);
        for (int i = 0; i < 300; i++) outbox.inspection("I-" + i);

        long start = bench.time.getAsLong();
        while (outbox.sent.size() < 305) bench.round();

        assertThat(bench.attempts).doesNotContain("FRAMES failed");
        assertThat(cloud.puts).as("none is carried twice").isEqualTo(5);
        assertThat(bench.paces().frames().bytesPerSecond()).isLessThan(20_000);
        assertThat(cloud.patience.get(4)).isGreaterThan(Duration.ofSeconds(60));
        assertThat(bench.time.since(start)).isLessThan(Duration.ofSeconds(250));
    }

    @Test
    void letsInspectionsPassAFrameThatTakesLong() throws Exception {
        bench.framesTake(Duration.ofSeconds(40));
        outbox.escalation("E", 0, LARGE);
        bench.round();
        outbox.inspection("I");

        long start = bench.time.getAsLong();
        while (!outbox.sent.contains(2L)) bench.round();

        assertThat(bench.time.since(start)).isLessThan(Duration.ofSeconds(6));
        assertThat(outbox.sent).doesNotContain(1L);
        while (!outbox.sent.contains(1L)) bench.round();
        assertThat(cloud.puts).isEqualTo(1);
    }

    @Test
    void keepsItsOwnLimit() throws Exception {
        bench.bytesPerSecond(100_000);
        for (int i = 0; i < 1_000; i++) outbox.inspection("I-" + i);

        long start = bench.time.getAsLong();
        while (outbox.sent.size() < 1_000) bench.round();

        long bytes = cloud.events.stream().mapToLong(OutboundEvent::bytes).sum();
        double perSecond = bytes * 1e3 / bench.time.since(start).toMillis();
        assertThat(perSecond).isBetween(80_000.0, 130_000.0);
    }

    @Test
    void asksForLessAfterFailuresAndForMoreWhenItGoesWell() throws Exception {
        for (int i = 0; i < 3_000; i++) outbox.inspection("I-" + i);
        cloud.brokerDown = true;
        for (int i = 0; i < 10; i++) bench.round();
        assertThat(bench.paces().events().bytesPerSecond()).isEqualTo(Pace.LOWEST);
        cloud.brokerDown = false;

        while (outbox.sent.size() < 3_000) bench.round();

        assertThat(outbox.asked.stream().mapToInt(Window::entries).max()).hasValue(500);
        assertThat(outbox.asked.get(outbox.asked.size() - 1).entries()).isEqualTo(500);
    }

    @Test
    void leavesTheRestItsShareWhileEscalationsCome() throws Exception {
        bench.window(100);
        for (int i = 0; i < 1_000; i++) outbox.escalation("E-" + i, 0);
        for (int i = 0; i < 100; i++) outbox.inspection("I-" + i);

        for (int i = 0; i < 5; i++) bench.round();

        long inspections =
                outbox.sent.stream().filter(sequence -> sequence > 1_000).count();
        assertThat(inspections).isEqualTo(50);
        assertThat(outbox.sent).hasSize(500);
    }

    /** Puts go one after the other, each as long as its bytes take. */
    private void thinLine(long bytesPerSecond) {
        long[] free = {bench.time.getAsLong()};
        bench.framesShare(put -> {
            free[0] = Math.max(free[0], bench.time.getAsLong()) + LARGE.length * 1_000_000_000L / bytesPerSecond;
            bench.time.after(bench.time.since(0).negated().plusNanos(free[0]), put);
        });
    }
}
