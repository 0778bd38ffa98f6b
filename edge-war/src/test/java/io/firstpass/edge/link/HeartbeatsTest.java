package io.firstpass.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.LinkState;
import io.firstpass.contract.ModelRef;
import io.firstpass.edge.TestClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final TestClock clock = new TestClock(NOW);
    private final ObservedLink link = new ObservedLink(3, clock, change -> {}, back -> {});
    private final List<Heartbeat> told = new ArrayList<>();
    private final List<CompletableFuture<Void>> acknowledgements = new ArrayList<>();
    private boolean storeBroken;
    private Heartbeat.Shadow shadow;
    private final Heartbeats heartbeats =
            new Heartbeats(new Sender("suzhou", "edge-1", "smt-1"), this::publish, new Figures(), link, link, clock);

    @Test
    void tellsHowTheEdgeIs() {
        link.failed(Channel.EVENTS);

        heartbeats.beat();

        Heartbeat heartbeat = told.get(0);
        assertThat(heartbeat.at()).isEqualTo(NOW);
        assertThat(heartbeat.line()).isEqualTo("smt-1");
        assertThat(heartbeat.state()).isEqualTo(LinkState.SUSPECT);
        assertThat(heartbeat.since()).isEqualTo(NOW);
        assertThat(heartbeat.outbox().entries()).isEqualTo(5);
        assertThat(heartbeat.model()).isNull();
        assertThat(heartbeat.shadow()).isNull();
    }

    @Test
    void tellsHowTheCandidateInTheShadowCompares() {
        var candidate = new ModelRef("model", "2", "b".repeat(64));
        shadow = new Heartbeat.Shadow(candidate, NOW, 3, 1, 1, 1, 0, 0, 1, null);

        heartbeats.beat();

        assertThat(told.get(0).shadow()).isEqualTo(shadow);
    }

    @Test
    void isOfflineAfterThreeInARowWithoutAcknowledgement() {
        for (int i = 0; i < 3; i++) heartbeats.beat();
        assertThat(link.state()).isEqualTo(LinkState.SUSPECT);

        heartbeats.beat();

        assertThat(link.state()).isEqualTo(LinkState.OFFLINE);
        assertThat(link.failing()).isEqualTo(Map.of(Channel.HEARTBEAT, 3));
    }

    @Test
    void isBackWithTheFirstAcknowledgement() {
        for (int i = 0; i < 4; i++) heartbeats.beat();

        acknowledgements.get(3).complete(null);

        assertThat(link.state()).isEqualTo(LinkState.RECOVERING);
    }

    @Test
    void takesAnAcknowledgementAfterThePeriodForNone() {
        heartbeats.beat();
        heartbeats.beat();

        acknowledgements.get(0).complete(null);

        assertThat(link.state()).isEqualTo(LinkState.SUSPECT);
    }

    @Test
    void countsOneThatFailsAsOneWithoutAcknowledgement() {
        heartbeats.beat();
        acknowledgements.get(0).completeExceptionally(new IllegalStateException("no connection"));
        assertThat(link.state()).isEqualTo(LinkState.ONLINE);

        heartbeats.beat();

        assertThat(link.state()).isEqualTo(LinkState.SUSPECT);
    }

    @Test
    void waitsForNoneThatIsToldOutOfTurn() {
        heartbeats.tellNow();
        heartbeats.beat();
        acknowledgements.get(1).complete(null);
        heartbeats.beat();

        assertThat(told).hasSize(3);
        assertThat(link.state()).isEqualTo(LinkState.ONLINE);
    }

    @Test
    void keepsBeatingThroughAStoreThatCannotTell() {
        storeBroken = true;
        heartbeats.beat();
        heartbeats.beat();
        assertThat(told).isEmpty();
        assertThat(link.state()).as("the link is not to blame").isEqualTo(LinkState.ONLINE);

        storeBroken = false;
        heartbeats.beat();

        assertThat(told).hasSize(1);
    }

    private CompletableFuture<Void> publish(Heartbeat heartbeat) {
        told.add(heartbeat);
        acknowledgements.add(new CompletableFuture<>());
        return acknowledgements.get(acknowledgements.size() - 1);
    }

    private final class Figures implements Vitals {
        @Override
        public Stored stored() {
            if (storeBroken) throw new IllegalStateException("the store is broken");
            return FixedVitals.STORED;
        }

        @Override
        public Optional<Heartbeat.Shadow> shadow() {
            return Optional.ofNullable(shadow);
        }

        @Override
        public Optional<ModelRef> model() {
            return Optional.empty();
        }
    }
}
