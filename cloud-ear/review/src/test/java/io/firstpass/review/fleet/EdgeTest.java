package io.firstpass.review.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.LinkState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EdgeTest {
    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final Duration HOUR = Duration.ofHours(1);

    /** The cloud's clock; the edge's is {@link #wrong} by as much. */
    private Instant now = Instant.parse("2026-11-24T09:00:00Z");

    private Duration wrong = Duration.ZERO;
    private long sequence = 1;
    private final Edge edge = new Edge(Heartbeats.EDGE, now);

    @Test
    void takesWhatComesOneAfterAnother() {
        assertThat(hearNext(LinkState.ONLINE)).isTrue();
        assertThat(hearNext(LinkState.SUSPECT)).isTrue();
        assertThat(edge.said).isEqualTo(LinkState.SUSPECT);
        assertThat(edge.heardAt.toInstant()).isEqualTo(now);
        assertThat(edge.line).isEqualTo("1");
    }

    @Test
    void aRepetitionChangesNothing() {
        Heartbeat said = next(LinkState.ONLINE);
        hear(said, false);
        hearNext(LinkState.SUSPECT);

        assertThat(hear(said, false)).isFalse();
        assertThat(hear(said, true)).isFalse();
        assertThat(edge.said).isEqualTo(LinkState.SUSPECT);
    }

    @Test
    void anOldHeartbeatChangesNothingAlsoAfterALongSilence() {
        Heartbeat old = next(LinkState.ONLINE);
        sequence += 10;
        hearNext(LinkState.OFFLINE);
        now = now.plus(HOUR);

        assertThat(hear(old, false)).isFalse();
        assertThat(edge.said).isEqualTo(LinkState.OFFLINE);
    }

    @Test
    void aRetainedHeartbeatCountsIfItIsNews() {
        hearNext(LinkState.ONLINE);
        Heartbeat earlier = Heartbeats.online(edge.saidAt.toInstant().minusSeconds(1));
        now = now.plus(HOUR);

        assertThat(hear(earlier, true)).isFalse();
        assertThat(hear(next(LinkState.RECOVERING), true)).isTrue();
    }

    @Test
    void aClockThatIsSetBackByAnHourIsFollowedBeforeTheEdgeIsOverdue() {
        hearNext(LinkState.ONLINE);
        Instant last = now;
        wrong = HOUR.negated();

        assertThat(hearNext(LinkState.SUSPECT)).as("may still be an old one").isFalse();
        assertThat(hearNext(LinkState.SUSPECT)).isTrue();
        assertThat(Duration.between(last, edge.heardAt.toInstant()))
                .isLessThan(PERIOD.multipliedBy(Silence.OVERDUE_AFTER));
        assertThat(hearNext(LinkState.ONLINE)).isTrue();
    }

    @Test
    void aClockThatIsSetForwardIsFollowedAtOnce() {
        hearNext(LinkState.ONLINE);
        wrong = HOUR;
        assertThat(hearNext(LinkState.SUSPECT)).isTrue();
        assertThat(hearNext(LinkState.ONLINE)).isTrue();
    }

    @Test
    void aLastWillCountsAlthoughItWasWrittenBeforeTheLastHeartbeat() {
        Instant connected = now;
        hearNext(LinkState.ONLINE);

        assertThat(hear(Heartbeats.lastWill(connected), true)).isTrue();
        assertThat(edge.said).isEqualTo(LinkState.LOST);
        assertThat(edge.heartbeat()).as("what it said last").isPresent();
    }

    @Test
    void theSameLastWillCountsOnce() {
        Heartbeat will = Heartbeats.lastWill(now);
        hear(will, false);
        hearNext(LinkState.ONLINE);

        assertThat(hear(will, false)).isFalse();
        assertThat(edge.said).isEqualTo(LinkState.ONLINE);
    }

    @Test
    void aNewEpochComesWithItsHeartbeat() {
        hearNext(LinkState.ONLINE);
        now = now.plus(PERIOD);

        assertThat(hear(Heartbeats.of(LinkState.ONLINE, now, "epoch-2", 1, 1), false))
                .isTrue();
        assertThat(edge.epoch).isEqualTo("epoch-2");
    }

    private boolean hearNext(LinkState state) {
        return hear(next(state), false);
    }

    private Heartbeat next(LinkState state) {
        now = now.plus(PERIOD);
        return Heartbeats.of(state, now.plus(wrong), "epoch-1", sequence, sequence);
    }

    private boolean hear(Heartbeat heartbeat, boolean retained) {
        return edge.hear(new Heard(heartbeat, retained, now), PERIOD);
    }
}
